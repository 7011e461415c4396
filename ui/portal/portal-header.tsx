import MenuOutlined from '@mui/icons-material/MenuOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Drawer from '@mui/material/Drawer';
import IconButton from '@mui/material/IconButton';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useLocation } from 'react-router';
import { queries, useApplication, useSession, type MenuItem } from '../api';
import { BrandMark } from '../shell/brand-mark';
import { currentEntry } from '../shell/current-entry';
import { color, font } from '../theme';
import { PortalNavigation } from './portal-navigation';

const none: MenuItem[] = [];

export function PortalHeader() {
  const { title } = useApplication();
  const { person } = useSession();
  const { data } = useQuery(queries.publicMenu());
  const [drawer, setDrawer] = useState(false);
  const place = useLocation();
  const items = data?.items ?? none;
  const current = currentEntry(items, place)?.id;
  const enter = person ? '/home' : '/login';
  return (
    <Box component="header" sx={headerLook}>
      <Box
        sx={{ display: 'flex', alignItems: 'center', gap: 3, maxWidth: 1200, mx: 'auto', height: 60, px: 5 }}
      >
        <Box component={Link} to="/" sx={brandLook}>
          <BrandMark size={28} />
          <Box component="span" sx={{ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>
            {title}
          </Box>
        </Box>
        <Box sx={{ display: { xs: 'none', md: 'block' } }}>
          <PortalNavigation items={items} current={current} direction="row" />
        </Box>
        <Button variant={person ? 'outlined' : 'contained'} component={Link} to={enter} sx={{ flex: 'none' }}>
          {person ? <Desk /> : '登录'}
        </Button>
        {items.length > 0 && (
          <IconButton
            aria-label="打开导航"
            onClick={() => setDrawer(true)}
            sx={{ display: { md: 'none' }, color: color.teal900, width: 40, height: 40, mr: -2 }}
          >
            <MenuOutlined />
          </IconButton>
        )}
      </Box>
      <Drawer
        anchor="right"
        open={drawer}
        onClose={() => setDrawer(false)}
        slotProps={{ paper: { 'aria-label': '导航', sx: { width: 240, pt: 3 } } }}
      >
        <PortalNavigation
          items={items}
          current={current}
          direction="column"
          onFollow={() => setDrawer(false)}
        />
      </Drawer>
    </Box>
  );
}

/** Short on a phone, where the name of the system needs the room. */
function Desk() {
  return (
    <>
      <Box component="span" sx={{ display: { xs: 'none', sm: 'inline' } }}>
        进入
      </Box>
      工作台
    </>
  );
}

const headerLook = {
  bgcolor: color.white,
  borderBottom: `1px solid ${color.line}`,
  color: color.teal900,
  '@media print': { display: 'none' },
};

const brandLook = {
  display: 'flex',
  alignItems: 'center',
  gap: 3,
  mr: 'auto',
  minWidth: 0,
  color: 'inherit',
  textDecoration: 'none',
  fontFamily: font.serif,
  fontWeight: 600,
  fontSize: { xs: 17, sm: 19 },
};
