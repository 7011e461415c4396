import Box from '@mui/material/Box';
import { color } from '../theme';

/** For keyboards: over the menu, straight to the content. */
export function SkipLink() {
  return (
    <Box
      component="a"
      href="#main"
      sx={{
        position: 'fixed',
        zIndex: 1500,
        top: 8,
        left: 8,
        px: 3,
        py: 2,
        borderRadius: '4px',
        bgcolor: color.white,
        transform: 'translateY(-200%)',
        '&:focus': { transform: 'none' },
      }}
    >
      跳到正文
    </Box>
  );
}
