import Box from '@mui/material/Box';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import type { List } from '../api';
import { color } from '../theme';

interface Props {
  list: List;
  onTab: (id: string) => void;
  /** Tabs stand inside a card: on its 16 px line. */
  inset: boolean;
}

/** Tabs with their counts. */
export function ListTabs({ list, onTab, inset }: Props) {
  if (list.tabs.length === 0) return null;
  const current = list.tab ?? list.tabs[0]?.id;
  return (
    <Tabs
      value={current}
      onChange={(_, id: string) => onTab(id)}
      variant="scrollable"
      scrollButtons={false}
      aria-label={list.title}
      sx={{ mb: inset ? 0 : 3, mx: inset ? 4 : 0, '@media print': { display: 'none' } }}
    >
      {list.tabs.map((tab) => (
        <Tab
          key={tab.id}
          value={tab.id}
          label={
            <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: '7px' }}>
              {tab.title}
              {tab.count !== null && <Count value={tab.count} current={tab.id === current} />}
            </Box>
          }
        />
      ))}
    </Tabs>
  );
}

function Count({ value, current }: { value: number; current: boolean }) {
  return (
    <Box
      component="span"
      sx={{
        px: '7px',
        minWidth: 20,
        borderRadius: '9px',
        fontSize: 12,
        lineHeight: '18px',
        fontWeight: 400,
        color: current ? color.teal700 : color.ink2,
        bgcolor: current ? color.teal100 : '#E9E5DC',
      }}
    >
      {value}
    </Box>
  );
}
