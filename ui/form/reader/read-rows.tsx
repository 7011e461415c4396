import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import type { FileRef } from '../../api';
import { moneyText } from '../../format';
import { color } from '../../theme';
import { FileList } from '../../widgets/file-list';
import { isShown } from '../conditions';
import type { FormComponent } from '../form-json';
import { valueText } from './value-text';

type Row = Record<string, unknown>;
/** More columns than this become cards. */
const widest = 6;

interface Props {
  grid: FormComponent;
  rows: Row[];
  data: unknown;
  /** Draws the fields of one row below each other */
  fields: (components: FormComponent[], row: Row) => ReactNode;
}

/** The rows of a grid as a table; on a phone one card per row. */
export function ReadRows({ grid, rows, data, fields }: Props) {
  const columns = (grid.components ?? []).filter((column) => rows.some((row) => isShown(column, data, row)));
  return (
    <Box sx={{ py: '5px' }}>
      {grid.label && <Box sx={{ color: color.ink2, mb: 1 }}>{grid.label}</Box>}
      {rows.length === 0 && '—'}
      {rows.length > 0 && columns.length > widest && <Cards columns={columns} rows={rows} fields={fields} />}
      {rows.length > 0 && columns.length <= widest && (
        <Box component="table" sx={table}>
          <Box
            component="caption"
            sx={{ position: 'absolute', width: '1px', height: '1px', overflow: 'hidden' }}
          >
            {grid.label}
          </Box>
          <thead>
            <tr>
              {columns.map((column) => (
                <Box component="th" scope="col" key={column.key} sx={{ textAlign: alignOf(column) }}>
                  {column.label}
                </Box>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <tr key={index}>
                {columns.map((column) => (
                  <Box
                    component="td"
                    key={column.key}
                    data-label={column.label}
                    sx={{ textAlign: { sm: alignOf(column) } }}
                  >
                    <Cell column={column} value={row[column.key]} />
                  </Box>
                ))}
              </tr>
            ))}
          </tbody>
        </Box>
      )}
    </Box>
  );
}

/** Too many columns to stand side by side: each row is read like a small form. */
function Cards({ columns, rows, fields }: Pick<Props, 'rows' | 'fields'> & { columns: FormComponent[] }) {
  const [first, ...rest] = columns;
  return rows.map((row, index) => (
    <Box key={index} sx={card}>
      {first && <Box sx={{ fontWeight: 600 }}>{valueText(first, row[first.key])}</Box>}
      {fields(
        rest.map((column) => ({ width: 'half', ...column })),
        row,
      )}
    </Box>
  ));
}

function Cell({ column, value }: { column: FormComponent; value: unknown }) {
  if (column.type === 'file') return Array.isArray(value) ? <FileList files={value as FileRef[]} /> : '—';
  if (column.type === 'money') return moneyText(value) || '—';
  return valueText(column, value) || '—';
}

const alignOf = (column: FormComponent): 'right' | 'left' =>
  column.type === 'money' || column.type === 'number' ? 'right' : 'left';

const card = { px: 3, py: 2, border: `1px solid ${color.line}`, borderRadius: '4px', mb: 2 };
const table = {
  width: '100%',
  borderCollapse: 'collapse',
  border: `1px solid ${color.line}`,
  '& th': { px: '10px', py: '6px', fontSize: 13, fontWeight: 600, color: color.ink2, bgcolor: color.panel },
  '& td': { px: '10px', py: '6px', borderTop: `1px solid ${color.hairline}`, verticalAlign: 'top' },
  '@media (max-width: 599.95px)': {
    '&, & tbody, & tr, & td': { display: 'block' },
    border: 0,
    '& thead': { display: 'none' },
    '& tr': { border: `1px solid ${color.line}`, borderRadius: '4px', mb: 2 },
    '& td': { border: 0, display: 'grid', gridTemplateColumns: '96px minmax(0,1fr)' },
    '& td::before': { content: 'attr(data-label)', color: color.ink2 },
  },
};
