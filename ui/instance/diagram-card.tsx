import Fullscreen from '@mui/icons-material/FullscreenOutlined';
import Close from '@mui/icons-material/Close';
import Box from '@mui/material/Box';
import Dialog from '@mui/material/Dialog';
import IconButton from '@mui/material/IconButton';
import Link from '@mui/material/Link';
import Tooltip from '@mui/material/Tooltip';
import { useState } from 'react';
import type { InstancePage } from '../api';
import { SectionCard } from '../page';
import { color } from '../theme';
import { Diagram } from './diagram';

interface Props {
  diagram: NonNullable<InstancePage['diagram']>;
  name: string;
}

/** px: what happened stays in view below */
const folded = 360;

/** The process with its tokens; low enough that what happened stays in view, and as large as the screen on demand. */
export default function DiagramCard({ diagram, name }: Props) {
  const [full, setFull] = useState(false);
  const [open, setOpen] = useState(false);
  const [natural, setNatural] = useState(0);
  const aside = (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 4 }}>
      <Legend />
      {natural > folded && (
        <Link
          component="button"
          type="button"
          sx={{ fontSize: 13 }}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {open ? '收起' : '展开全图'}
        </Link>
      )}
      <Tooltip title="全屏查看">
        <IconButton size="small" color="primary" aria-label="全屏查看流程图" onClick={() => setFull(true)}>
          <Fullscreen />
        </IconButton>
      </Tooltip>
    </Box>
  );
  return (
    <SectionCard title="流程图" aside={aside} flush>
      <Diagram diagram={diagram} name={name} maxHeight={open ? natural : folded} onHeight={setNatural} />
      <Dialog fullScreen open={full} onClose={() => setFull(false)} aria-labelledby="diagram-title">
        <Box
          sx={{
            display: 'flex',
            alignItems: 'center',
            gap: 4,
            px: 4,
            minHeight: 52,
            borderBottom: `1px solid ${color.line}`,
          }}
        >
          <Box id="diagram-title" component="h2" sx={{ m: 0, mr: 'auto', fontSize: 15, fontWeight: 600 }}>
            {name}
          </Box>
          <Legend />
          <IconButton aria-label="关闭" onClick={() => setFull(false)}>
            <Close />
          </IconButton>
        </Box>
        {full && <Diagram diagram={diagram} name={name} />}
      </Dialog>
    </SectionCard>
  );
}

function Legend() {
  return (
    <Box sx={{ display: { xs: 'none', sm: 'flex' }, gap: 4, fontSize: 12, color: color.ink2 }}>
      <Key word="已完成" border={color.teal700} fill="#EDF4F5" />
      <Key word="正在办理" border={color.ochre} fill="#FDF6E8" />
      <Key word="未到" border="#B9B2A4" fill={color.white} />
    </Box>
  );
}

function Key({ word, border, fill }: { word: string; border: string; fill: string }) {
  return (
    <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: '5px' }}>
      <Box
        component="span"
        aria-hidden
        sx={{ width: 14, height: 10, borderRadius: '2px', border: `1.5px solid ${border}`, bgcolor: fill }}
      />
      {word}
    </Box>
  );
}
