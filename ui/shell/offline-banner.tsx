import Box from '@mui/material/Box';
import { useEffect } from 'react';
import { api, connection, useConnection } from '../api';
import { color } from '../theme';

const retryAfter = 5_000;

/** Says that the connection is gone, tries again by itself and leaves when it is back. */
export function OfflineBanner() {
  const up = useConnection();
  useEffect(() => {
    const lost = () => connection.report(false);
    window.addEventListener('offline', lost);
    return () => window.removeEventListener('offline', lost);
  }, []);
  useEffect(() => {
    if (up) return undefined;
    const ask = () => void api.health().catch(() => undefined);
    const timer = setInterval(ask, retryAfter);
    window.addEventListener('online', ask);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', ask);
    };
  }, [up]);
  if (up) return null;
  return (
    <Box
      role="status"
      sx={{
        position: 'fixed',
        zIndex: 1400,
        top: 8,
        left: '50%',
        transform: 'translateX(-50%)',
        px: 4,
        py: 2,
        maxWidth: 'calc(100vw - 24px)',
        border: `1px solid ${color.warningLine}`,
        borderRadius: '6px',
        bgcolor: color.warningTint,
        color: color.warning,
        fontSize: 13,
        '@media print': { display: 'none' },
      }}
    >
      <b style={{ fontWeight: 600 }}>网络断开，正在重新连接</b>　已填写的内容留在本页，不会丢失。
    </Box>
  );
}
