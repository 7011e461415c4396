import HelpOutlineOutlined from '@mui/icons-material/HelpOutlineOutlined';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Popover from '@mui/material/Popover';
import { useState } from 'react';
import { useApplication } from '../api';
import { color } from '../theme';

/** Whom to ask. */
export function HelpButton() {
  const { owner, contact } = useApplication();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <>
      <ButtonBase
        aria-haspopup="dialog"
        onClick={(event) => setAnchor(event.currentTarget)}
        sx={{
          gap: 1,
          px: 2,
          height: 36,
          fontSize: 14,
          fontFamily: 'inherit',
          borderRadius: '4px',
          '&:focus-visible': { outlineColor: color.white },
        }}
      >
        <HelpOutlineOutlined aria-hidden sx={{ fontSize: 20 }} />
        帮助
      </ButtonBase>
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        transformOrigin={{ vertical: 'top', horizontal: 'right' }}
        slotProps={{
          paper: { elevation: 3, role: 'dialog', 'aria-label': '帮助', sx: { mt: 2, p: 4, maxWidth: 320 } },
        }}
      >
        <Box sx={{ fontWeight: 600 }}>{owner}</Box>
        <Box sx={{ fontSize: 13, color: color.ink2, mb: 3 }}>{contact}</Box>
        <Box sx={{ fontSize: 13, color: color.ink2 }}>
          填写中的内容会自动保存为草稿；连不上网络或登录过期时，也不会丢失。
        </Box>
      </Popover>
    </>
  );
}
