import Box from '@mui/material/Box';
import { color } from '../theme';

/** Open work behind an entry; red only when something is overdue. */
export function MenuCount({ count, overdue = false }: { count: number | undefined; overdue?: boolean }) {
  if (!count) return null;
  return (
    <Box
      component="span"
      aria-label={overdue ? `${count} 项待办，有逾期` : `${count} 项待办`}
      sx={{
        ml: 'auto',
        minWidth: 20,
        px: '6px',
        borderRadius: '9px',
        fontSize: 12,
        lineHeight: '18px',
        fontWeight: 400,
        textAlign: 'center',
        color: overdue ? color.error : color.ink2,
        bgcolor: overdue ? color.errorTint : '#E9E5DC',
      }}
    >
      {count}
    </Box>
  );
}
