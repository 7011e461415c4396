import Box from '@mui/material/Box';
import { Link } from 'react-router';
import type { MenuItem } from '../api';
import { color } from '../theme';

interface Props {
  items: MenuItem[];
  current: string | undefined;
  direction: 'row' | 'column';
  onFollow?: () => void;
}

/** The public role's menu; its groups are spread out, a portal has one level. */
export function PortalNavigation({ items, current, direction, onFollow }: Props) {
  const entries = items.flatMap((item) => (item.kind === 'group' ? (item.items ?? []) : [item]));
  const row = direction === 'row';
  return (
    <Box component="nav" aria-label="门户导航">
      <Box
        component="ul"
        sx={{ m: 0, p: 0, listStyle: 'none', display: 'flex', flexDirection: direction, columnGap: '26px' }}
      >
        {entries
          .filter((item) => item.kind === 'entry')
          .map((item) => (
            <li key={item.id}>
              <Box
                component={Link}
                to={item.to ?? '/'}
                onClick={onFollow}
                aria-current={item.id === current ? 'page' : undefined}
                sx={{
                  display: 'flex',
                  alignItems: 'center',
                  height: row ? 60 : 44,
                  px: row ? 0 : 5,
                  color: color.ink,
                  textDecoration: 'none',
                  whiteSpace: 'nowrap',
                  '&:hover': { color: color.teal700 },
                  '&[aria-current]': {
                    color: color.teal700,
                    fontWeight: 600,
                    boxShadow: row ? `inset 0 -2px ${color.teal700}` : `inset 3px 0 ${color.teal700}`,
                  },
                }}
              >
                {item.title}
              </Box>
            </li>
          ))}
      </Box>
    </Box>
  );
}
