import NativeSelect from '@mui/material/NativeSelect';
import OutlinedInput from '@mui/material/OutlinedInput';
import Box from '@mui/material/Box';
import { useMemo, useState } from 'react';
import type { TrailEntry as Entry } from '../api';
import { SectionCard } from '../page';
import { color } from '../theme';
import { TrailEntry } from './trail-entry';

const all = '';

/** What has happened, the latest first; one step at a time if one likes. */
export function TrailCard({ entries }: { entries: Entry[] }) {
  const [step, setStep] = useState(all);
  const steps = useMemo(() => stepsOf(entries), [entries]);
  const shown = useMemo(
    () =>
      entries
        .filter((entry) => step === all || entry.element === step)
        .sort((left, right) => right.seq - left.seq),
    [entries, step],
  );
  const filter = (
    <NativeSelect
      value={step}
      input={<OutlinedInput />}
      inputProps={{ 'aria-label': '只看一个环节' }}
      onChange={(event) => setStep(event.target.value)}
    >
      <option value={all}>全部环节</option>
      {steps.map(([element, title]) => (
        <option key={element} value={element}>
          {title}
        </option>
      ))}
    </NativeSelect>
  );
  return (
    <SectionCard title={`留痕（${shown.length} 条，最近在前）`} aside={filter} flush>
      {shown.length === 0 ? (
        <Box sx={{ p: 4, color: color.ink3 }}>还没有记录</Box>
      ) : (
        <Box component="ol" sx={{ m: 0, px: 4, py: 2, listStyle: 'none' }}>
          {shown.map((entry) => (
            <TrailEntry key={entry.seq} entry={entry} />
          ))}
        </Box>
      )}
    </SectionCard>
  );
}

function stepsOf(entries: Entry[]): [string, string][] {
  const steps = new Map<string, string>();
  for (const { element, title } of entries) if (element && !steps.has(element)) steps.set(element, title);
  return [...steps];
}
