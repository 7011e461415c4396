import ErrorOutline from '@mui/icons-material/ErrorOutlineOutlined';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { useEffect, useRef } from 'react';
import type { FieldError } from '../api';
import { color } from '../theme';

interface Props {
  errors: FieldError[];
  onJump: (path: string) => void;
}

/** What has to be put right, above the form; takes the focus when it appears, each line leads to its field. */
export function ErrorSummary({ errors, onJump }: Props) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (errors.length === 0) return;
    box.current?.focus({ preventScroll: true });
    box.current?.scrollIntoView({ block: 'center' });
  }, [errors]);
  if (errors.length === 0) return null;
  return (
    <Box ref={box} role="alert" tabIndex={-1} aria-labelledby="error-summary-title" sx={look}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 2 }}>
        <ErrorOutline sx={{ color: color.error, fontSize: 22 }} aria-hidden />
        <Box
          component="h2"
          id="error-summary-title"
          sx={{ m: 0, fontSize: 16, lineHeight: '24px', fontWeight: 600 }}
        >
          有 {errors.length} 处需要改正
        </Box>
      </Box>
      <Box component="ul" sx={{ m: 0, mt: 1, pl: '30px', '& li::marker': { color: color.ink } }}>
        {errors.map(({ path, message }) => (
          <li key={`${path} ${message}`}>
            {path === '' ? (
              <Box component="span" sx={{ color: color.error }}>
                {message}
              </Box>
            ) : (
              <Link
                component="button"
                type="button"
                underline="always"
                onClick={() => onJump(path)}
                sx={{ color: color.error, font: 'inherit', textAlign: 'left' }}
              >
                {message}
              </Link>
            )}
          </li>
        ))}
      </Box>
    </Box>
  );
}

const look = {
  px: 5,
  py: 3,
  bgcolor: color.white,
  border: `2px solid ${color.error}`,
  borderRadius: '6px',
  scrollMarginTop: 120,
  outline: 'none',
};
