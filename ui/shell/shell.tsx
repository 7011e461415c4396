import Box from '@mui/material/Box';
import Drawer from '@mui/material/Drawer';
import { Suspense, useState } from 'react';
import { Navigate, Outlet, useLocation } from 'react-router';
import { useSession } from '../api';
import { LoadingBars } from '../page';
import { color } from '../theme';
import { Header } from './header';
import { SideMenu } from './side-menu';
import { SkipLink } from './skip-link';
import { useFocusOnNavigation } from './use-focus-on-navigation';
import { usePrefetch } from './use-prefetch';

/** What is around every page of a person who is logged in. */
export default function Shell() {
  const { person } = useSession();
  const place = useLocation();
  const [drawer, setDrawer] = useState(false);
  const main = useFocusOnNavigation();
  usePrefetch();
  if (!person)
    return <Navigate to={`/login?next=${encodeURIComponent(place.pathname + place.search)}`} replace />;
  return (
    <Box sx={layout}>
      <SkipLink />
      <Header onMenu={() => setDrawer(true)} />
      <Box sx={sidebar}>
        <SideMenu person={person.id} />
      </Box>
      <Drawer
        open={drawer}
        onClose={() => setDrawer(false)}
        slotProps={{ paper: { 'aria-label': '菜单', sx: { width: 280, bgcolor: color.panel } } }}
        sx={{ display: { md: 'none' } }}
      >
        <SideMenu person={person.id} onFollow={() => setDrawer(false)} />
      </Drawer>
      <Box component="main" id="main" ref={main} tabIndex={-1} sx={content}>
        <Suspense fallback={<LoadingBars />}>
          <Outlet />
        </Suspense>
      </Box>
    </Box>
  );
}

const layout = {
  '--header-height': '52px',
  '--menu-width': { xs: '0px', md: '220px' },
  '@media print': { '--header-height': '0px', '--menu-width': '0px' },
};

const sidebar = {
  position: 'fixed',
  inset: 'var(--header-height) auto 0 0',
  display: { xs: 'none', md: 'block' },
  width: 'var(--menu-width)',
  overflowY: 'auto',
  scrollbarWidth: 'thin',
  bgcolor: color.panel,
  borderRight: `1px solid ${color.line}`,
  '@media print': { display: 'none' },
};

const content = {
  ml: 'var(--menu-width)',
  pt: 'calc(var(--header-height) + 14px)',
  px: { xs: 3, md: 6 },
  pb: 6,
  outline: 'none',
  minHeight: '100vh',
  '@media print': { m: 0, p: 0 },
};
