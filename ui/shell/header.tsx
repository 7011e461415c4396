import MenuOutlined from '@mui/icons-material/MenuOutlined';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import { Link } from 'react-router';
import { useApplication } from '../api';
import { color } from '../theme';
import { BrandMark } from './brand-mark';
import { HelpButton } from './help-button';
import { NotificationsButton } from './notifications-button';
import { PersonMenu } from './person-menu';

export function Header({ onMenu }: { onMenu: () => void }) {
  const { title } = useApplication();
  return (
    <Box
      component="header"
      sx={{
        position: 'fixed',
        zIndex: 1100,
        inset: '0 0 auto 0',
        display: 'flex',
        alignItems: 'center',
        gap: { xs: 1, md: 2 },
        height: 'var(--header-height)',
        px: { xs: 2, md: 4 },
        bgcolor: color.teal900,
        color: color.white,
        '@media print': { display: 'none' },
      }}
    >
      <IconButton
        aria-label="打开菜单"
        onClick={onMenu}
        sx={{
          display: { md: 'none' },
          color: 'inherit',
          width: 40,
          height: 40,
          '&:focus-visible': { outlineColor: color.white },
        }}
      >
        <MenuOutlined />
      </IconButton>
      <Box
        component={Link}
        to="/home"
        sx={{
          display: 'flex',
          alignItems: 'center',
          gap: '10px',
          mr: 'auto',
          minWidth: 0,
          color: 'inherit',
          textDecoration: 'none',
          fontSize: { xs: 15, md: 17 },
          fontWeight: 600,
          '&:focus-visible': { outlineColor: color.white },
        }}
      >
        <BrandMark />
        <Box component="span" sx={{ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>
          {title}
        </Box>
      </Box>
      <NotificationsButton />
      <Box sx={{ display: { xs: 'none', md: 'block' } }}>
        <HelpButton />
      </Box>
      <Box
        sx={{
          display: { xs: 'none', md: 'block' },
          width: '1px',
          height: 20,
          bgcolor: 'rgba(255,255,255,.18)',
        }}
      />
      <PersonMenu />
    </Box>
  );
}
