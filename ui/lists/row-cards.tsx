import Box from '@mui/material/Box';
import type { Column, List } from '../api';
import { color } from '../theme';
import { RowCard } from './row-card';
import { titleColumn } from './title-column';

/** Where the columns of a list stand on a card. */
export interface CardPlaces {
  title: Column | undefined;
  tags: Column[];
  meta: Column[];
  aside: Column[];
  date: Column | undefined;
}

/** Rows as cards: on a phone, and wherever the view asks for them. */
export function RowCards({ list }: { list: List }) {
  const places = placesOf(list.columns);
  return (
    <Box component="ul" aria-label={list.title} sx={{ m: 0, p: 0, listStyle: 'none' }}>
      {list.rows.map((row) => (
        <Box
          component="li"
          key={row.id}
          sx={{ '&:not(:last-child)': { borderBottom: `1px solid ${color.hairline}` } }}
        >
          <RowCard row={row} places={places} />
        </Box>
      ))}
    </Box>
  );
}

function placesOf(columns: Column[]): CardPlaces {
  const shown = columns.filter((column) => column.place !== 'hidden');
  const title = titleColumn(shown);
  const rest = shown.filter((column) => column !== title);
  const tags = rest.filter((column) => column.place === 'tag' || (!column.place && isMark(column)));
  const aside = rest.filter(
    (column) => column.place === 'aside' || (!column.place && column.format === 'due'),
  );
  const date = rest.find((column) => column.place === 'date');
  const meta = rest.filter((column) => column !== date && !tags.includes(column) && !aside.includes(column));
  return { title, tags, meta, aside, date };
}

const isMark = (column: Column): boolean => column.format === 'state' || column.format === 'tag';
