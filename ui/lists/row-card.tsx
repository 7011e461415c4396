import Box from '@mui/material/Box';
import MuiLink from '@mui/material/Link';
import { Link } from 'react-router';
import type { Column, Row } from '../api';
import { dateText, deadlineText, remainingUntil } from '../format';
import { urgencyInk } from '../page';
import { color } from '../theme';
import { Cell, cellText, isEmpty } from './cell';
import { RowActions } from './row-actions';
import type { CardPlaces } from './row-cards';

/** One row as a card: three columns on a wide page, one below the other on a phone. */
export function RowCard({ row, places }: { row: Row; places: CardPlaces }) {
  const { title, tags, meta, aside, date } = places;
  const name = title ? cellText(title, row.cells[title.path]) : '';
  return (
    <Box sx={{ ...cardLook, gridTemplateColumns: { xs: '1fr auto', md: columnsFor(places) } }}>
      {tags.length > 0 && (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, gridColumn: { xs: 1, md: 'auto' } }}>
          {tags.map(
            (column) =>
              !isEmpty(row.cells[column.path]) && (
                <Cell key={column.path} column={column} value={row.cells[column.path]} />
              ),
          )}
        </Box>
      )}
      <Box
        sx={{
          minWidth: 0,
          gridColumn: { xs: '1 / -1', md: 'auto' },
          gridRow: { xs: tags.length > 0 || date ? 2 : 1, md: 1 },
        }}
      >
        {row.to ? (
          <MuiLink
            component={Link}
            to={row.to}
            sx={{ color: color.ink, '&:hover': { color: color.teal700 } }}
          >
            {name || '（未命名）'}
          </MuiLink>
        ) : (
          name
        )}
        <Box sx={metaLook}>
          {meta.map((column) => (
            <Meta key={column.path} column={column} value={row.cells[column.path]} />
          ))}
        </Box>
      </Box>
      {aside.length > 0 && (
        <Box sx={{ gridColumn: { xs: '1 / -1', md: 'auto' }, minWidth: 0, fontSize: 13, lineHeight: '20px' }}>
          {aside.map((column) => (
            <Aside key={column.path} column={column} value={row.cells[column.path]} />
          ))}
        </Box>
      )}
      {date && (
        <Box
          sx={{
            gridColumn: { xs: 2, md: 'auto' },
            gridRow: 1,
            fontSize: 12,
            lineHeight: '22px',
            color: color.ink3,
            textAlign: 'right',
            whiteSpace: 'nowrap',
          }}
        >
          {dateText(cellText(date, row.cells[date.path]).slice(0, 10))}
        </Box>
      )}
      {row.actions.length > 0 && !onlyOpens(row) && (
        <Box sx={{ gridColumn: { xs: '1 / -1', md: 'auto' }, ml: 'auto' }}>
          <RowActions actions={row.actions} about={name} />
        </Box>
      )}
    </Box>
  );
}

/** The title leads there already. */
const onlyOpens = (row: Row): boolean => row.actions.every((action) => action.to === row.to);

function Meta({ column, value }: { column: Column; value: unknown }) {
  if (isEmpty(value)) return null;
  const text = cellText(column, value);
  if (column.format === 'money') return <span>{`${column.title.replace(/（元）$/, '')} ¥${text}`}</span>;
  if (column.format === 'text') return <span>{text}</span>;
  if (column.format === 'state' || column.format === 'tag') return <Cell column={column} value={value} />;
  return <span>{`${column.title} ${text}`}</span>;
}

function Aside({ column, value }: { column: Column; value: unknown }) {
  if (isEmpty(value)) return null;
  if (column.format === 'due' || column.format === 'datetime') {
    const at = String(value);
    const { urgency, text } = remainingUntil(at);
    const over = urgency === 'overdue';
    const label = over && column.format === 'datetime' ? '已截止' : text;
    return (
      <Box>
        {column.title}{' '}
        <Box component="span" sx={{ fontWeight: { xs: 600, md: 400 }, whiteSpace: 'nowrap' }}>
          {deadlineText(at)}
        </Box>{' '}
        <Box
          component="span"
          sx={{
            display: { md: 'block' },
            fontSize: 12,
            color:
              (over && column.format === 'datetime') || urgency === 'calm' ? color.ink3 : urgencyInk[urgency],
          }}
        >
          {label}
        </Box>
      </Box>
    );
  }
  return (
    <Box>
      <Box component="span" sx={{ display: { md: 'block' }, mr: 2, fontSize: 12, color: color.ink3 }}>
        {column.title}
      </Box>
      {cellText(column, value)}
    </Box>
  );
}

function columnsFor({ tags, aside, date }: CardPlaces): string {
  return [
    tags.length > 0 ? '96px' : '',
    'minmax(0, 1fr)',
    aside.length > 0 ? '190px' : '',
    date ? '76px' : '',
    'auto',
  ]
    .filter(Boolean)
    .join(' ');
}

const cardLook = {
  display: 'grid',
  columnGap: 2,
  rowGap: '2px',
  alignItems: 'start',
  px: 4,
  py: { xs: 2, md: '8px' },
  minHeight: 58,
  '&:hover': { bgcolor: color.panel },
};

const metaLook = {
  display: 'flex',
  flexWrap: 'wrap',
  columnGap: 3,
  fontSize: 12,
  lineHeight: '19px',
  color: color.ink3,
};
