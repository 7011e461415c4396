import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import type { FileRef } from '../../api';
import { SafeHtml } from '../../page';
import { FileList } from '../../widgets/file-list';
import { isShown } from '../conditions';
import { childrenOf, type FormComponent } from '../form-json';
import { ReadLine, ReadPair } from './read-pair';
import { ReadRows } from './read-rows';
import { valueText } from './value-text';

type Row = Record<string, unknown>;
interface Props {
  components: FormComponent[];
  data: unknown;
  row: Row;
}

/** Label and value side by side, two pairs in a line where both are short. */
export function ReadFields({ components, data, row }: Props) {
  return (
    <Box component="dl" sx={grid}>
      <Fields components={components} data={data} row={row} />
    </Box>
  );
}

function Fields({ components, data, row }: Props) {
  return components
    .filter((component) => isShown(component, data, row))
    .map((component) => <ReadField key={component.key} component={component} data={data} row={row} />);
}

interface FieldProps {
  component: FormComponent;
  data: unknown;
  row: Row;
}

function ReadField(props: FieldProps) {
  return (draw[props.component.type] ?? plain)(props);
}

const layout = ({ component, data, row }: FieldProps): ReactNode => (
  <Fields components={childrenOf(component)} data={data} row={row} />
);

const rows = ({ component, data, row }: FieldProps): ReactNode => {
  const value = row[component.key];
  return (
    <ReadLine>
      <ReadRows
        grid={component}
        rows={Array.isArray(value) ? (value as Row[]) : []}
        data={data}
        fields={(columns, of) => <ReadFields components={columns} data={data} row={of} />}
      />
    </ReadLine>
  );
};

const plain = ({ component, row }: FieldProps): ReactNode => (
  <ReadPair label={component.label ?? ''} wide={component.width !== 'half' && component.width !== 'short'}>
    {valueText(component, row[component.key]) || '—'}
  </ReadPair>
);

/** How a component is read, by its type; whatever is not here is label and text. */
const draw: Record<string, (props: FieldProps) => ReactNode> = {
  panel: layout,
  columns: layout,
  datagrid: rows,
  editgrid: rows,
  container: ({ component, data, row }) => (
    <ReadLine>
      <ReadFields components={childrenOf(component)} data={data} row={(row[component.key] ?? {}) as Row} />
    </ReadLine>
  ),
  content: ({ component }) => (
    <ReadLine>
      <SafeHtml html={component.html ?? ''} />
    </ReadLine>
  ),
  facts: ({ component }) =>
    (component.items ?? []).map((item) => (
      <ReadPair key={item.label} label={item.label}>
        {valueText({ type: 'text', key: '' }, item.value) || '—'}
      </ReadPair>
    )),
  checkbox: ({ component, row }) => (
    <ReadLine>
      <Box sx={{ py: '5px' }}>
        <span aria-hidden>{row[component.key] === true ? '☑' : '☐'}</span> {component.label}
        {row[component.key] !== true && '（未勾选）'}
      </Box>
    </ReadLine>
  ),
  file: ({ component, row }) => {
    const value = row[component.key];
    return (
      <ReadPair label={component.label ?? ''} wide stacked>
        {Array.isArray(value) && value.length > 0 ? <FileList files={value as FileRef[]} /> : '—'}
      </ReadPair>
    );
  },
};

const grid = {
  m: 0,
  display: 'grid',
  gridTemplateColumns: { xs: 'minmax(0,1fr)', sm: 'repeat(2, minmax(0,1fr))' },
  columnGap: 5,
};
