import Box from '@mui/material/Box';
import MuiLink from '@mui/material/Link';
import { Link } from 'react-router';
import type { Row } from '../api';
import { dateText } from '../format';
import { color } from '../theme';
import { CardAside } from './card-aside';
import { CardMeta } from './card-meta';
import { Cell, cellText, isEmpty } from './cell';
import { RowActions } from './row-actions';
import type { CardPlaces } from './row-cards';

/** One row as a card: side by side on a wide page, one below the other on a phone. */
export function RowCard({ row, places }: { row: Row; places: CardPlaces }) {
  const { title, tags, meta, aside, date } = places;
  const name = title ? cellText(title, row.cells[title.path]) || '（未命名）' : '';
  // A single action that opens the row says nothing that the title does not.
  const acting = row.actions.some((action) => action.to !== row.to);
  return (
    <Box sx={{ ...cardLook, ...layoutOf(places, acting) }}>
      {tags.length > 0 && (
        <Box sx={{ gridArea: 'tag', display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'center' }}>
          {tags
            .filter((column) => !isEmpty(row.cells[column.path]))
            .map((column) => (
              <Cell key={column.path} column={column} value={row.cells[column.path]} />
            ))}
        </Box>
      )}
      <Box sx={{ gridArea: 'main', minWidth: 0 }}>
        {row.to ? (
          <MuiLink component={Link} to={row.to} sx={titleLook}>
            {name}
          </MuiLink>
        ) : (
          name
        )}
        <Box sx={metaLook}>
          {meta.map((column) => (
            <CardMeta key={column.path} column={column} value={row.cells[column.path]} />
          ))}
        </Box>
      </Box>
      {aside.length > 0 && (
        <Box sx={{ gridArea: 'aside', minWidth: 0, fontSize: 13, lineHeight: '20px' }}>
          {aside.map((column) => (
            <CardAside key={column.path} column={column} value={row.cells[column.path]} />
          ))}
        </Box>
      )}
      {date && <Box sx={dateLook}>{dateText(String(row.cells[date.path] ?? ''))}</Box>}
      {acting && (
        <Box sx={{ gridArea: 'actions', ml: 'auto', my: { xs: '-8px', md: 0 }, mr: { xs: '-10px', md: 0 } }}>
          <RowActions actions={row.actions} about={name} />
        </Box>
      )}
    </Box>
  );
}

function layoutOf({ tags, aside, date }: CardPlaces, acting: boolean) {
  const tag = tags.length > 0;
  const wide = [
    ['tag', '96px', tag],
    ['main', 'minmax(0, 1fr)', true],
    ['aside', '200px', aside.length > 0],
    ['date', '80px', date !== undefined],
    ['actions', 'auto', acting],
  ].filter(([, , there]) => there);
  const corner = date ? 'date' : acting ? 'actions' : 'tag';
  const first = tag || date ? `"tag ${corner}" "main main"` : `"main ${acting ? 'actions' : 'main'}"`;
  const last = date && acting ? '"actions actions"' : '';
  return {
    gridTemplateAreas: {
      xs: `${first} ${aside.length > 0 ? '"aside aside"' : ''} ${last}`,
      md: `"${wide.map(([area]) => area).join(' ')}"`,
    },
    gridTemplateColumns: { xs: '1fr auto', md: wide.map(([, width]) => width).join(' ') },
  };
}

const cardLook = {
  display: 'grid',
  columnGap: 2,
  rowGap: '2px',
  alignItems: 'start',
  px: 4,
  py: '8px',
  minHeight: 58,
  '&:hover': { bgcolor: color.panel },
  '@media print': { breakInside: 'avoid' },
};

const titleLook = { color: color.ink, overflowWrap: 'anywhere', '&:hover': { color: color.teal700 } };

const metaLook = {
  display: 'flex',
  flexWrap: 'wrap',
  columnGap: 3,
  fontSize: 12,
  lineHeight: '19px',
  color: color.ink3,
};

const dateLook = {
  gridArea: 'date',
  fontSize: 12,
  lineHeight: '22px',
  color: color.ink3,
  textAlign: 'right',
  whiteSpace: 'nowrap',
};
