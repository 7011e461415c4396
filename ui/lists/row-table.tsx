import Box from '@mui/material/Box';
import MuiLink from '@mui/material/Link';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import TableSortLabel from '@mui/material/TableSortLabel';
import { Link } from 'react-router';
import type { Column, List, Row } from '../api';
import { color } from '../theme';
import { Cell, cellText, isAmount, isUnbroken } from './cell';
import { RowActions } from './row-actions';
import { titleColumn } from './title-column';

interface Props {
  list: List;
  onSort: (sort: string) => void;
}

export function RowTable({ list, onSort }: Props) {
  const columns = list.columns.filter((column) => column.place !== 'hidden');
  const title = titleColumn(columns);
  const acting = list.rows.some((row) => row.actions.length > 0);
  return (
    <Box sx={{ overflowX: 'auto', '@media print': { overflow: 'visible' } }}>
      <Table aria-label={list.title} sx={tableLook}>
        <TableHead>
          <TableRow>
            {columns.map((column) => (
              <HeadCell key={column.path} column={column} sort={list.sort} onSort={onSort} />
            ))}
            {acting && (
              <TableCell align="right" sx={{ width: '1%', '@media print': { display: 'none' } }}>
                操作
              </TableCell>
            )}
          </TableRow>
        </TableHead>
        <TableBody>
          {list.rows.map((row) => (
            <TableRow key={row.id} hover>
              {columns.map((column) => (
                <TableCell
                  key={column.path}
                  align={isAmount(column) ? 'right' : 'left'}
                  sx={isUnbroken(column) || column.width !== undefined ? nowrap : undefined}
                >
                  <LinkedCell row={row} column={column} linked={column === title} />
                </TableCell>
              ))}
              {acting && (
                <TableCell align="right" sx={{ '@media print': { display: 'none' } }}>
                  <RowActions
                    actions={row.actions}
                    about={title ? cellText(title, row.cells[title.path]) : ''}
                  />
                </TableCell>
              )}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}

function LinkedCell({ row, column, linked }: { row: Row; column: Column; linked: boolean }) {
  const cell = <Cell column={column} value={row.cells[column.path]} />;
  if (!linked || !row.to) return cell;
  return (
    <MuiLink component={Link} to={row.to}>
      {cell}
    </MuiLink>
  );
}

interface HeadProps {
  column: Column;
  sort: List['sort'];
  onSort: (sort: string) => void;
}

function HeadCell({ column, sort, onSort }: HeadProps) {
  const direction = sort?.path === column.path ? sort.direction : undefined;
  const words =
    column.format === 'money' && !column.title.includes('元') ? `${column.title}（元）` : column.title;
  return (
    <TableCell
      align={isAmount(column) ? 'right' : 'left'}
      sortDirection={direction ?? false}
      sx={{ width: column.width, whiteSpace: 'nowrap' }}
    >
      {column.sortable ? (
        <TableSortLabel
          active={direction !== undefined}
          direction={direction ?? 'asc'}
          onClick={() => onSort(direction === 'asc' ? `-${column.path}` : column.path)}
        >
          {words}
        </TableSortLabel>
      ) : (
        words
      )}
    </TableCell>
  );
}

const nowrap = { whiteSpace: 'nowrap' } as const;

const tableLook = {
  '& th:first-of-type, & td:first-of-type': { pl: 4 },
  '& th:last-of-type, & td:last-of-type': { pr: 4 },
  '@media screen': { '& tbody tr:last-of-type td': { borderBottom: 0 } },
  '& tbody tr.MuiTableRow-hover:hover': { bgcolor: color.teal50 },
  '@media print': {
    '& th, & td': {
      border: '.6pt solid #000',
      height: 'auto',
      px: '4pt',
      py: '3pt',
      fontSize: '9.5pt',
      bgcolor: '#fff',
      color: '#000',
    },
    '& thead': { display: 'table-header-group' },
    '& tr': { breakInside: 'avoid' },
    '& a': { color: '#000' },
  },
} as const;
