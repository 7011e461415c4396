import Box from '@mui/material/Box';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import type { InstancePage } from '../api';
import { EmbeddedList } from '../lists';
import { color } from '../theme';
import { FilesTab } from './files-tab';
import { InstanceHeader } from './instance-header';
import { ProcessTab } from './process-tab';
import { StepsTab } from './steps-tab';

interface Part {
  id: string;
  title: string;
  count?: number;
  body: () => ReactNode;
}

/** Head and tabs; which tab is open stands in the address. */
export function InstanceScreen({ page }: { page: InstancePage }) {
  const [parameters, setParameters] = useSearchParams();
  const parts = partsOf(page);
  const open = parts.find((part) => part.id === parameters.get('tab')) ?? parts[0];
  if (!open) return null;
  return (
    <>
      <InstanceHeader page={page} />
      <Tabs
        value={open.id}
        onChange={(_event, id: string) => setParameters({ tab: id }, { replace: true })}
        variant="scrollable"
        scrollButtons={false}
        aria-label="内容"
        sx={{ mb: 3, '@media print': { display: 'none' } }}
      >
        {parts.map(({ id, title, count }) => (
          <Tab
            key={id}
            value={id}
            id={`tab-${id}`}
            aria-controls={`panel-${id}`}
            label={
              <Box component="span" sx={{ display: 'flex', alignItems: 'center', gap: 2 }}>
                {title}
                {count !== undefined && (
                  <Box component="span" sx={pill}>
                    {count}
                  </Box>
                )}
              </Box>
            }
          />
        ))}
      </Tabs>
      <Box role="tabpanel" id={`panel-${open.id}`} aria-labelledby={`tab-${open.id}`}>
        {open.body()}
      </Box>
    </>
  );
}

function partsOf(page: InstancePage): Part[] {
  return [
    { id: 'process', title: '办理过程', body: () => <ProcessTab page={page} /> },
    {
      id: 'steps',
      title: '各环节表单',
      count: page.steps.length,
      body: () => <StepsTab steps={page.steps} />,
    },
    { id: 'files', title: '附件', count: page.files.length, body: () => <FilesTab files={page.files} /> },
    ...page.related.map(({ view, title }) => ({
      id: `view-${view}`,
      title,
      body: () => <EmbeddedList view={view} subject={page.head.id} />,
    })),
  ];
}

const pill = {
  px: '7px',
  borderRadius: '9px',
  fontSize: 12,
  lineHeight: '18px',
  fontWeight: 400,
  color: color.ink2,
  bgcolor: color.skeleton,
};
