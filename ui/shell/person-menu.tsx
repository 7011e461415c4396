import ExpandMoreOutlined from '@mui/icons-material/ExpandMoreOutlined';
import LogoutOutlined from '@mui/icons-material/LogoutOutlined';
import PublicOutlined from '@mui/icons-material/PublicOutlined';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Divider from '@mui/material/Divider';
import ListItemIcon from '@mui/material/ListItemIcon';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState } from 'react';
import { Link } from 'react-router';
import { useSession } from '../api';
import { color } from '../theme';
import { useLogout } from './use-logout';

/** Organisation and person; opens the few things one does with one's own account. */
export function PersonMenu() {
  const { person, organisation, roles } = useSession();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const logout = useLogout();
  return (
    <>
      <ButtonBase
        aria-haspopup="menu"
        aria-label={`账户：${organisation?.name ?? ''} ${person?.name ?? ''}`}
        onClick={(event) => setAnchor(event.currentTarget)}
        sx={{
          gap: 2,
          px: 2,
          height: 36,
          fontSize: 14,
          fontFamily: 'inherit',
          borderRadius: '4px',
          '&:focus-visible': { outlineColor: color.white },
        }}
      >
        <Box
          component="span"
          sx={{
            maxWidth: { md: 220, lg: 360 },
            overflow: 'hidden',
            textOverflow: 'ellipsis',
            whiteSpace: 'nowrap',
            display: { xs: 'none', md: 'inline' },
          }}
        >
          {organisation?.name}
        </Box>
        <Box component="span" sx={{ color: color.headerText2, whiteSpace: 'nowrap' }}>
          {person?.name}
        </Box>
        <ExpandMoreOutlined aria-hidden sx={{ fontSize: 18 }} />
      </ButtonBase>
      <Menu
        anchorEl={anchor}
        open={anchor !== null}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        transformOrigin={{ vertical: 'top', horizontal: 'right' }}
        slotProps={{
          paper: { elevation: 3, role: 'region', 'aria-label': '账户', sx: { mt: 2, minWidth: 220 } },
        }}
      >
        <MenuItem disabled sx={aboutLook}>
          <Box sx={{ fontWeight: 600 }}>{person?.name}</Box>
          <Box sx={{ fontSize: 12, color: color.ink3 }}>
            {[organisation?.name, ...roles.map((role) => role.title)].filter(Boolean).join('　')}
          </Box>
        </MenuItem>
        <Divider component="li" />
        <MenuItem component={Link} to="/">
          <ListItemIcon>
            <PublicOutlined sx={{ fontSize: 18 }} />
          </ListItemIcon>
          打开门户网站
        </MenuItem>
        <MenuItem onClick={() => logout.mutate()}>
          <ListItemIcon>
            <LogoutOutlined sx={{ fontSize: 18 }} />
          </ListItemIcon>
          退出登录
        </MenuItem>
      </Menu>
    </>
  );
}

const aboutLook = { display: 'block', px: 4, py: 2, '&.Mui-disabled': { opacity: 1 } };
