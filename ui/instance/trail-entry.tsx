import Visibility from '@mui/icons-material/VisibilityOutlined';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
import { useState } from 'react';
import type { TrailEntry as Entry } from '../api';
import { dateTimeText, monthDayText, timeText } from '../format';
import { color, font } from '../theme';
import { groupedHash, shortHash } from './short-hash';

/** One thing that happened: when, what, who; its proof one click away. */
export function TrailEntry({ entry }: { entry: Entry }) {
  const [open, setOpen] = useState(false);
  const who = [entry.organisation?.name, entry.person?.name].filter(Boolean).join(' ') || '系统';
  const details = `entry-${entry.seq}`;
  return (
    <Box component="li" sx={row}>
      <Box component="time" dateTime={entry.at} title={dateTimeText(entry.at)} sx={time}>
        {monthDayText(entry.at)} {timeText(entry.at)}
      </Box>
      <Box aria-hidden sx={entry.person ? { ...dot, ...solid } : dot} />
      <Box sx={{ minWidth: 0 }}>
        <Box sx={{ display: { xs: 'block', sm: 'none' }, fontSize: 12, color: color.ink3 }}>
          {dateTimeText(entry.at)}
        </Box>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 3 }}>
          <Box component="span" sx={{ fontWeight: 600 }}>
            {entry.title}
          </Box>
          <Box component="span" sx={{ fontSize: 13, color: color.ink2 }}>
            {who}
          </Box>
        </Box>
        {entry.detail && (
          <Box sx={{ fontSize: 12, lineHeight: '18px', color: color.ink3 }}>{entry.detail}</Box>
        )}
        {open && <Proof id={details} entry={entry} />}
      </Box>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 2, alignSelf: 'start' }}>
        <Box sx={{ ...hash, display: { xs: 'none', sm: 'block' } }}>{shortHash(entry.hash)}</Box>
        <Tooltip title={open ? '收起' : '查看凭据'}>
          <IconButton
            color="primary"
            aria-label={`查看凭据：${entry.title}`}
            aria-expanded={open}
            aria-controls={details}
            onClick={() => setOpen(!open)}
            sx={{ width: 27, height: 27, '& svg': { fontSize: 19 } }}
          >
            <Visibility />
          </IconButton>
        </Tooltip>
      </Box>
    </Box>
  );
}

function Proof({ id, entry }: { id: string; entry: Entry }) {
  const facts: [string, string][] = [
    ['时间', dateTimeText(entry.at)],
    ['本条校验值', groupedHash(entry.hash)],
    ['上条校验值', groupedHash(entry.previousHash)],
    ['定义版本', shortHash(entry.release)],
    ...(entry.form ? ([['表单版本', entry.form]] as [string, string][]) : []),
    ...entry.files.map((file): [string, string] => [`附件 ${file.name}`, groupedHash(file.sha256)]),
  ];
  return (
    <Box component="dl" id={id} sx={proof}>
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </Box>
  );
}

const hash = { fontFamily: font.mono, fontSize: 12, color: color.ink3, whiteSpace: 'nowrap' };
const row = {
  position: 'relative',
  display: 'grid',
  gridTemplateColumns: { xs: '12px minmax(0, 1fr) auto', sm: '84px 12px minmax(0, 1fr) auto' },
  columnGap: 3,
  py: '6px',
  '&:not(:last-child)::after': {
    content: '""',
    position: 'absolute',
    left: { xs: '5px', sm: 101 },
    top: 22,
    bottom: -12,
    width: '1px',
    bgcolor: color.line2,
  },
};
const time = {
  display: { xs: 'none', sm: 'block' },
  fontSize: 13,
  lineHeight: '22px',
  color: color.ink2,
  whiteSpace: 'nowrap',
};
const dot = {
  mt: '6px',
  ml: '1px',
  width: 10,
  height: 10,
  boxSizing: 'border-box',
  borderRadius: '50%',
  border: `2px solid ${color.controlLine}`,
  bgcolor: color.white,
};
const solid = { bgcolor: color.teal700, borderColor: color.teal700 };
const proof = {
  m: 0,
  mt: 2,
  p: 3,
  bgcolor: color.panel,
  border: `1px solid ${color.hairline}`,
  borderRadius: '4px',
  fontSize: 12,
  '& > div': { display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '96px minmax(0, 1fr)' }, py: '2px' },
  '& dt': { color: color.ink2, overflowWrap: 'anywhere' },
  '& dd': { m: 0, fontFamily: font.mono, overflowWrap: 'anywhere' },
};
