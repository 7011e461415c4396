import Check from '@mui/icons-material/Check';
import ExpandMore from '@mui/icons-material/ExpandMore';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import { useState } from 'react';
import type { Stage } from '../api';
import { monthDayText } from '../format';
import { color } from '../theme';

/** How far it has come: a bar of steps, on a phone a row of segments that opens into a list. */
export function StepBar({ stages }: { stages: Stage[] }) {
  if (stages.length === 0) return null;
  return (
    <>
      <Box sx={{ display: { xs: 'none', md: 'block' } }}>
        <WideBar stages={stages} />
      </Box>
      <Box sx={{ display: { xs: 'block', md: 'none' } }}>
        <Segments stages={stages} />
      </Box>
    </>
  );
}

const words: Record<Stage['status'], string> = {
  done: '已完成',
  current: '办理中',
  todo: '未到',
  skipped: '未经过',
};
const noteOf = (stage: Stage): string => {
  if (stage.status === 'current') return '办理中';
  if (stage.status === 'skipped') return '未经过';
  return monthDayText(stage.at);
};

function WideBar({ stages }: { stages: Stage[] }) {
  return (
    <Box
      component="ol"
      aria-label="办理环节"
      sx={{ ...bar, gridTemplateColumns: `repeat(${stages.length}, minmax(0, 1fr))` }}
    >
      {stages.map((stage, index) => (
        <Box
          component="li"
          key={stage.label}
          aria-current={stage.status === 'current' ? 'step' : undefined}
          sx={{ position: 'relative', textAlign: 'center', px: 1 }}
        >
          {index > 0 && (
            <Box aria-hidden sx={{ ...line, bgcolor: reached(stage) ? color.teal700 : color.line }} />
          )}
          <Node stage={stage} position={index + 1} />
          <Box sx={{ ...label, ...labelLook[stage.status] }}>{stage.label}</Box>
          <Box sx={{ fontSize: 12, lineHeight: '18px', minHeight: 18, color: color.ink3 }}>
            <Box component="span" sx={hidden}>
              {words[stage.status]}
            </Box>
            <span aria-hidden={stage.status !== 'done'}>{noteOf(stage)}</span>
          </Box>
        </Box>
      ))}
    </Box>
  );
}

function Node({ stage, position }: { stage: Stage; position: number }) {
  return (
    <Box aria-hidden sx={{ ...node, ...nodeLook[stage.status] }}>
      {stage.status === 'done' ? <Check sx={{ fontSize: 15 }} /> : position}
    </Box>
  );
}

function Segments({ stages }: { stages: Stage[] }) {
  const [open, setOpen] = useState(false);
  const found = stages.findIndex((stage) => stage.status === 'current');
  const position = found < 0 ? stages.filter((stage) => stage.status === 'done').length - 1 : found;
  const here = stages[Math.max(0, position)];
  return (
    <>
      <ButtonBase
        onClick={() => setOpen(!open)}
        aria-expanded={open}
        sx={{ width: 1, py: 2, gap: 3, font: 'inherit' }}
      >
        <Box aria-hidden sx={{ flex: 1, display: 'flex', gap: '3px' }}>
          {stages.map((stage) => (
            <Box
              key={stage.label}
              sx={{ flex: 1, height: 5, borderRadius: '2px', bgcolor: segment[stage.status] }}
            />
          ))}
        </Box>
        <Box sx={{ fontSize: 13, fontWeight: 600 }}>
          {here?.label}{' '}
          <Box component="span" sx={{ fontWeight: 400, color: color.ink2 }}>
            {Math.max(0, position) + 1}/{stages.length}
          </Box>
        </Box>
        <ExpandMore sx={{ fontSize: 18, transform: open ? 'rotate(180deg)' : 'none' }} />
      </ButtonBase>
      {open && (
        <Box component="ol" sx={{ m: 0, pb: 2, pl: 5, fontSize: 13, lineHeight: '26px' }}>
          {stages.map((stage) => (
            <Box component="li" key={stage.label} sx={labelLook[stage.status]}>
              {stage.label}　
              <Box component="span" sx={{ color: color.ink3, fontWeight: 400 }}>
                {noteOf(stage)}
              </Box>
            </Box>
          ))}
        </Box>
      )}
    </>
  );
}

const reached = (stage: Stage): boolean => stage.status === 'done' || stage.status === 'current';
const segment = { done: color.teal700, current: color.ochre, todo: color.line, skipped: color.line };
const bar = { m: 0, p: 0, listStyle: 'none', display: 'grid' };
const line = {
  position: 'absolute',
  top: 10,
  right: 'calc(50% + 11px)',
  width: 'calc(100% - 22px)',
  height: 2,
};
const node = {
  position: 'relative',
  width: 22,
  height: 22,
  mx: 'auto',
  borderRadius: '50%',
  display: 'flex',
  alignItems: 'center',
  justifyContent: 'center',
  fontSize: 12,
};
const nodeLook = {
  done: { bgcolor: color.teal700, color: color.white },
  current: {
    border: `2px solid ${color.teal700}`,
    bgcolor: color.white,
    color: color.teal700,
    fontWeight: 600,
    boxShadow: `0 0 0 3px ${color.teal100}`,
  },
  todo: { border: `1px solid ${color.line2}`, bgcolor: color.white, color: color.ink3 },
  skipped: { border: `1px dashed ${color.line2}`, bgcolor: color.white, color: color.ink3 },
};
const label = { mt: '6px', fontSize: 13, lineHeight: '20px' };
const labelLook = {
  done: { color: color.ink },
  current: { color: color.teal700, fontWeight: 600 },
  todo: { color: color.ink3 },
  skipped: { color: color.ink3 },
};
const hidden = {
  position: 'absolute',
  width: '1px',
  height: '1px',
  overflow: 'hidden',
  clipPath: 'inset(50%)',
};
