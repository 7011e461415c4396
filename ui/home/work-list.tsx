import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import type { WorkList as Work } from '../api';
import { EmptyState, SectionCard } from '../page';
import { color } from '../theme';
import { WorkRow } from './work-row';

const shownAtOnce = 7;

/** My work, most urgent first. */
export function WorkList({ work }: { work: Work }) {
  const [all, setAll] = useState(false);
  const items = all ? work.items : work.items.slice(0, shownAtOnce);
  return (
    <SectionCard title="我的待办" aside={<Counts work={work} />} flush>
      {work.items.length === 0 ? (
        <EmptyState title="没有待办事项" text="有事项需要您办理时，会出现在这里，您也会收到消息。" />
      ) : (
        <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
          {items.map((item) => (
            <WorkRow key={item.key} item={item} />
          ))}
        </Box>
      )}
      {work.items.length > items.length && (
        <Box sx={{ p: 1, borderTop: `1px solid ${color.hairline}`, textAlign: 'center' }}>
          <Button size="small" onClick={() => setAll(true)}>
            显示全部 {work.items.length} 项
          </Button>
        </Box>
      )}
    </SectionCard>
  );
}

function Counts({ work }: { work: Work }) {
  return (
    <Box component="span" sx={{ display: 'flex', flexWrap: 'wrap', gap: 3 }}>
      <span>共 {work.total} 项</span>
      {work.overdue > 0 && (
        <Box component="span" sx={{ color: color.error }}>
          逾期 {work.overdue}
        </Box>
      )}
      {work.dueToday > 0 && (
        <Box component="span" sx={{ color: color.error }}>
          今天到期 {work.dueToday}
        </Box>
      )}
    </Box>
  );
}
