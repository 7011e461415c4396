import Box from '@mui/material/Box';
import type { FileRef } from '../../api';
import { SafeHtml } from '../../page';
import { color } from '../../theme';
import { FileList } from '../../widgets/file-list';
import { isShown } from '../conditions';
import { childrenOf, type FormComponent } from '../form-json';
import { ReadRows } from './read-rows';
import { valueText } from './value-text';

interface Props {
  components: FormComponent[];
  data: unknown;
  row: Record<string, unknown>;
}

/** Label and value side by side, two pairs in a line where both are short. */
export function ReadFields({ components, data, row }: Props) {
  const shown = components.filter((component) => isShown(component, data, row));
  return (
    <Box component="dl" sx={grid}>
      {shown.map((component) => (
        <ReadField key={component.key} component={component} data={data} row={row} />
      ))}
    </Box>
  );
}

function ReadField({
  component,
  data,
  row,
}: {
  component: FormComponent;
  data: unknown;
  row: Record<string, unknown>;
}) {
  const value = row[component.key];
  switch (component.type) {
    case 'panel':
    case 'columns':
      return childrenOf(component)
        .filter((child) => isShown(child, data, row))
        .map((child) => <ReadField key={child.key} component={child} data={data} row={row} />);
    case 'container':
      return (
        <Wide>
          <ReadFields
            components={childrenOf(component)}
            data={data}
            row={(value ?? {}) as Record<string, unknown>}
          />
        </Wide>
      );
    case 'content':
      return (
        <Wide>
          <SafeHtml html={component.html ?? ''} />
        </Wide>
      );
    case 'facts':
      return (component.items ?? []).map((item) => (
        <Pair key={item.label} label={item.label} text={valueText({ type: 'text', key: '' }, item.value)} />
      ));
    case 'checkbox':
      return (
        <Wide>
          <Box sx={{ py: '5px' }}>
            <span aria-hidden>{value === true ? '☑' : '☐'}</span> {component.label}
            {value !== true && '（未勾选）'}
          </Box>
        </Wide>
      );
    case 'file':
      return (
        <Pair label={component.label ?? ''} wide>
          {Array.isArray(value) && value.length > 0 ? <FileList files={value as FileRef[]} /> : '—'}
        </Pair>
      );
    case 'datagrid':
    case 'editgrid':
      return (
        <Wide>
          <ReadRows
            grid={component}
            rows={Array.isArray(value) ? (value as Record<string, unknown>[]) : []}
            data={data}
          />
        </Wide>
      );
    default:
      return (
        <Pair
          label={component.label ?? ''}
          text={valueText(component, value)}
          wide={component.width !== 'half' && component.width !== 'short'}
        />
      );
  }
}

interface PairProps {
  label: string;
  text?: string;
  wide?: boolean;
  children?: React.ReactNode;
}

function Pair({ label, text, wide, children }: PairProps) {
  return (
    <Box sx={{ ...pair, gridColumn: wide ? '1 / -1' : undefined }}>
      <Box component="dt" sx={{ color: color.ink2 }}>
        {label}
      </Box>
      <Box component="dd" sx={{ m: 0, minWidth: 0, overflowWrap: 'anywhere', whiteSpace: 'pre-line' }}>
        {children ?? (text || '—')}
      </Box>
    </Box>
  );
}

/** A whole line for what is more than one value. */
function Wide({ children }: { children: React.ReactNode }) {
  return (
    <Box sx={{ gridColumn: '1 / -1', minWidth: 0 }}>
      <dd style={{ margin: 0 }}>{children}</dd>
    </Box>
  );
}

const grid = {
  m: 0,
  display: 'grid',
  gridTemplateColumns: { xs: 'minmax(0,1fr)', sm: 'repeat(2, minmax(0,1fr))' },
  columnGap: 5,
};
const pair = {
  display: 'grid',
  gridTemplateColumns: { xs: '96px minmax(0,1fr)', sm: '104px minmax(0,1fr)' },
  columnGap: 3,
  py: '5px',
};
