import Box from '@mui/material/Box';
import MuiLink from '@mui/material/Link';
import { Link } from 'react-router';
import type { RecordPage } from '../api';
import { dateTimeText } from '../format';
import { SectionCard } from '../page';
import { color } from '../theme';

interface Props {
  record: RecordPage;
  inPortal: boolean;
}

/** What was published before and after this, as one line of time. */
export function RecordChain({ record, inPortal }: Props) {
  const base = inPortal ? '/portal' : '/records';
  return (
    <SectionCard title="相关公布">
      <Box component="ol" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {record.chain.map((link) => (
          <Box component="li" key={link.id} sx={linkLook}>
            <Box aria-hidden sx={{ ...dotLook, bgcolor: link.current ? color.teal700 : color.white }} />
            <Box sx={{ minWidth: 0 }}>
              {link.current ? (
                <Box component="span" aria-current="page" sx={{ fontWeight: 600 }}>
                  {link.title}
                  <Box component="span" sx={{ ml: 2, fontWeight: 400, fontSize: 12, color: color.ink3 }}>
                    正在看
                  </Box>
                </Box>
              ) : (
                <MuiLink component={Link} to={`${base}/${record.type}/${link.id}`}>
                  {link.title}
                </MuiLink>
              )}
              <Box sx={{ fontSize: 12, lineHeight: '18px', color: color.ink3 }}>{dateTimeText(link.at)}</Box>
            </Box>
          </Box>
        ))}
      </Box>
    </SectionCard>
  );
}

const linkLook = {
  position: 'relative',
  display: 'flex',
  gap: 2,
  pb: 3,
  '&:last-child': { pb: 0 },
  '&:not(:last-child)::before': {
    content: '""',
    position: 'absolute',
    left: '4px',
    top: 16,
    bottom: -6,
    width: '1px',
    bgcolor: color.line2,
  },
};

const dotLook = {
  flex: 'none',
  width: 9,
  height: 9,
  mt: '7px',
  border: `2px solid ${color.teal700}`,
  borderRadius: '50%',
};
