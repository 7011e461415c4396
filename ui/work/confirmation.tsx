import CheckCircle from '@mui/icons-material/CheckCircleOutlined';
import Print from '@mui/icons-material/PrintOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import { useEffect, useRef } from 'react';
import { Link as RouterLink } from 'react-router';
import type { Completed } from '../api';
import { deadlineText } from '../format';
import { SectionCard } from '../page';
import { EmbeddedPrint } from '../print';
import { color } from '../theme';

/** It is done: what happened, what happens next, who has it now, and the receipt when there is one. */
export function Confirmation({ completed, readable }: { completed: Completed; readable: boolean }) {
  const { instance, message, print } = completed;
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    window.scrollTo(0, 0);
    title.current?.focus({ preventScroll: true });
  }, []);
  return (
    <>
      <Box sx={banner}>
        <CheckCircle aria-hidden sx={{ fontSize: 28, color: color.success }} />
        <Box sx={{ flex: 1, minWidth: 220 }}>
          <Box
            component="h1"
            ref={title}
            tabIndex={-1}
            sx={{ m: 0, fontSize: 18, lineHeight: '28px', fontWeight: 600, outline: 'none' }}
          >
            {message}
          </Box>
          <Box sx={{ fontSize: 14, color: color.ink2 }}>
            {[instance.title, instance.number].filter(Boolean).join('　')}
          </Box>
        </Box>
        {print && (
          <Button variant="contained" startIcon={<Print />} onClick={() => window.print()}>
            打印{print.title}
          </Button>
        )}
      </Box>
      <Box sx={print ? columns : { mt: 3, maxWidth: 768 }}>
        {print && <EmbeddedPrint print={print} />}
        <Box sx={{ '@media print': { display: 'none' } }}>
          <SectionCard title="接下来">
            <NextSteps completed={completed} />
            <Box
              sx={{
                display: 'flex',
                flexWrap: 'wrap',
                gap: 5,
                pt: 3,
                mt: 3,
                borderTop: `1px solid ${color.hairline}`,
              }}
            >
              {readable && (
                <Link component={RouterLink} to={`/instances/${instance.id}`}>
                  查看办理情况
                </Link>
              )}
              <Link component={RouterLink} to="/home">
                返回首页
              </Link>
            </Box>
          </SectionCard>
        </Box>
      </Box>
    </>
  );
}

function NextSteps({ completed: { next, instance } }: { completed: Completed }) {
  if (next.length === 0) {
    return (
      <span>
        {instance.endedAt ? '这件事已经全部办完。' : '目前没有需要您办理的环节，有进展时会通知您。'}
      </span>
    );
  }
  return (
    <Box component="ol" sx={{ m: 0, p: 0, listStyle: 'none' }}>
      {next.map((step) => (
        <Box component="li" key={`${step.title}${step.who}`} sx={stop}>
          <Box sx={{ fontWeight: 600 }}>{step.title}</Box>
          <Box sx={{ fontSize: 13, color: color.ink2 }}>
            {step.who && <span>由{step.who}办理</span>}
            {step.who && step.due && '，'}
            {step.due && <span style={{ whiteSpace: 'nowrap' }}>{deadlineText(step.due)} 前</span>}
          </Box>
        </Box>
      ))}
    </Box>
  );
}

const banner = {
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: 3,
  px: 5,
  py: 3,
  bgcolor: color.successTint,
  border: `1px solid ${color.successLine}`,
  borderRadius: '6px',
  '@media print': { display: 'none' },
};
const columns = {
  mt: 3,
  display: 'grid',
  gap: '14px',
  alignItems: 'start',
  gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) 316px' },
  '@media print': { display: 'block', mt: 0 },
};
const stop = {
  position: 'relative',
  pl: 5,
  pb: 3,
  '&::before': {
    content: '""',
    position: 'absolute',
    left: 0,
    top: 6,
    width: 6,
    height: 6,
    borderRadius: '50%',
    border: `2px solid ${color.teal700}`,
    bgcolor: color.white,
  },
  '&:not(:last-child)::after': {
    content: '""',
    position: 'absolute',
    left: '4px',
    top: 18,
    bottom: -5,
    width: '1px',
    bgcolor: color.line2,
  },
};
