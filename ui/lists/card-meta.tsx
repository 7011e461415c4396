import type { Column } from '../api';
import { Cell, cellText, isEmpty } from './cell';

/** One value in the grey line of a card; what is not plain words says what it is. */
export function CardMeta({ column, value }: { column: Column; value: unknown }) {
  if (isEmpty(value)) return null;
  if (column.format === 'state' || column.format === 'tag') return <Cell column={column} value={value} />;
  const text = cellText(column, value);
  if (column.format === 'text') return <span>{text}</span>;
  if (column.format === 'longtext') return <span>{text}</span>;
  const title = column.title.replace(/（元）$/, '');
  return <span>{column.format === 'money' ? `${title} ¥${text}` : `${title} ${text}`}</span>;
}
