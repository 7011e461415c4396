import Box from '@mui/material/Box';
import { Suspense } from 'react';
import { Outlet } from 'react-router';
import { useApplication } from '../api';
import { LoadingBars } from '../page';
import { SkipLink } from '../shell/skip-link';
import { useFocusOnNavigation } from '../shell/use-focus-on-navigation';
import { color } from '../theme';
import { PortalHeader } from './portal-header';

/** The light shell around what everybody may see. */
export default function PortalShell() {
  const { contact, owner } = useApplication();
  const main = useFocusOnNavigation();
  return (
    <Box
      sx={{
        display: 'flex',
        flexDirection: 'column',
        minHeight: '100vh',
        '--header-height': '60px',
        '--menu-width': '0px',
      }}
    >
      <SkipLink />
      <PortalHeader />
      <Box component="main" id="main" ref={main} tabIndex={-1} sx={mainLook}>
        <Suspense fallback={<LoadingBars />}>
          <Outlet />
        </Suspense>
      </Box>
      <Box component="footer" sx={footerLook}>
        {owner}　{contact}
      </Box>
    </Box>
  );
}

const mainLook = {
  flex: 1,
  width: 1,
  maxWidth: 1200,
  mx: 'auto',
  px: { xs: 5, lg: 5 },
  pt: '14px',
  pb: 8,
  outline: 'none',
  '@media print': { p: 0, maxWidth: 'none' },
};

const footerLook = {
  px: 5,
  py: 4,
  borderTop: `1px solid ${color.line}`,
  fontSize: 12,
  color: color.ink3,
  textAlign: 'center',
  '@media print': { display: 'none' },
};
