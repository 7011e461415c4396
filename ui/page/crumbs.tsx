import Box from '@mui/material/Box';
import { color } from '../theme';

/** Where the page stands: the way through the menu. */
export function Crumbs({ items }: { items: string[] }) {
  if (items.length === 0) return null;
  return (
    <Box
      component="nav"
      aria-label="当前位置"
      sx={{ fontSize: 12, lineHeight: '18px', color: color.ink3, '@media print': { display: 'none' } }}
    >
      <Box component="ol" sx={{ m: 0, p: 0, display: 'flex', flexWrap: 'wrap', listStyle: 'none' }}>
        {items.map((item, index) => (
          <li key={`${index}-${item}`}>
            {index > 0 && (
              <Box component="span" aria-hidden sx={{ mx: '6px' }}>
                /
              </Box>
            )}
            {item}
          </li>
        ))}
      </Box>
    </Box>
  );
}
