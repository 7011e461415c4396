import Box from '@mui/material/Box';
import type { Column } from '../api';
import { dateText, dateTimeText, isDateOnly, moneyText } from '../format';
import { Deadline, FileLinks, StateDot, ToneTag, type LinkedFile } from '../page';
import { color } from '../theme';

/** Columns whose values stand at the right. */
export const isAmount = (column: Column): boolean => column.format === 'money' || column.format === 'number';

/** Columns whose values must not break. */
export const isUnbroken = (column: Column): boolean =>
  !['text', 'longtext', 'html', 'files'].includes(column.format);

/** One value of a row, ready to read. */
export function Cell({ column, value }: { column: Column; value: unknown }) {
  if (isEmpty(value))
    return (
      <Box component="span" sx={{ color: color.ink3 }}>
        —
      </Box>
    );
  switch (column.format) {
    case 'state':
      return <StateDot label={plainText(value)} />;
    case 'tag':
      return <ToneTag label={plainText(value)} />;
    case 'due':
      return <Deadline at={plainText(value)} />;
    case 'files':
      return Array.isArray(value) ? <FileLinks files={value as LinkedFile[]} /> : null;
    case 'longtext':
      return (
        <Box
          component="span"
          title={plainText(value)}
          sx={{ display: '-webkit-box', WebkitLineClamp: 2, WebkitBoxOrient: 'vertical', overflow: 'hidden' }}
        >
          {plainText(value)}
        </Box>
      );
    default:
      return <>{cellText(column, value)}</>;
  }
}

/** The value as plain words, as it stands in a line of a card. */
export function cellText(column: Column, value: unknown): string {
  if (isEmpty(value)) return '';
  const text = plainText(value);
  switch (column.format) {
    case 'money':
      return moneyText(text);
    case 'date':
      return dateText(text) || text;
    case 'datetime':
    case 'due':
      return (isDateOnly(text) ? dateText(text) : dateTimeText(text)) || text;
    case 'html':
      return text.replace(/<[^>]*>/g, '');
    default:
      return text;
  }
}

export function isEmpty(value: unknown): boolean {
  return (
    value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
  );
}

function plainText(value: unknown): string {
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (Array.isArray(value)) return value.map(plainText).join('、');
  if (typeof value === 'object' && value !== null) {
    const named = value as { name?: unknown; label?: unknown };
    return String(named.name ?? named.label ?? '');
  }
  return String(value);
}
