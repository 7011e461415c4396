import CheckCircleOutlined from '@mui/icons-material/CheckCircleOutlined';
import ErrorOutlineOutlined from '@mui/icons-material/ErrorOutlineOutlined';
import InfoOutlined from '@mui/icons-material/InfoOutlined';
import WarningAmberOutlined from '@mui/icons-material/WarningAmberOutlined';
import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { color, radius } from '../theme';

const looks = {
  error: { icon: ErrorOutlineOutlined, ink: color.error, tint: color.errorTint, line: color.errorLine },
  warning: {
    icon: WarningAmberOutlined,
    ink: color.warning,
    tint: color.warningTint,
    line: color.warningLine,
  },
  success: {
    icon: CheckCircleOutlined,
    ink: color.success,
    tint: color.successTint,
    line: color.successLine,
  },
  info: { icon: InfoOutlined, ink: color.teal700, tint: color.infoTint, line: color.teal200 },
};

interface Props {
  tone: keyof typeof looks;
  title: string;
  text?: ReactNode;
  /** One button at the right end. */
  action?: ReactNode;
  role?: 'alert' | 'status';
}

/** A tinted note: what happened, and the one thing to do about it. */
export function Note({ tone, title, text, action, role = tone === 'error' ? 'alert' : 'status' }: Props) {
  const look = looks[tone];
  const Icon = look.icon;
  return (
    <Box
      role={role}
      sx={{
        display: 'flex',
        flexWrap: { xs: 'wrap', sm: 'nowrap' },
        alignItems: 'center',
        gap: 3,
        px: 4,
        py: '9px',
        border: `1px solid ${look.line}`,
        borderRadius: `${radius.card}px`,
        bgcolor: look.tint,
      }}
    >
      <Icon aria-hidden sx={{ alignSelf: 'flex-start', fontSize: 20, mt: '2px', color: look.ink }} />
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Box sx={{ fontWeight: 600 }}>{title}</Box>
        {text && <Box sx={{ fontSize: 13, lineHeight: '20px', color: color.ink2 }}>{text}</Box>}
      </Box>
      {action}
    </Box>
  );
}
