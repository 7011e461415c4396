import Box from '@mui/material/Box';
import type { Application } from '../api';
import { BrandMark } from '../shell/brand-mark';
import { color, font } from '../theme';
import { Skyline } from './skyline';

/** The dark side of the login page; a band above the form on a phone. */
export function LoginPanel({ application }: { application: Application }) {
  return (
    <Box
      component="header"
      sx={{
        flex: { md: '0 0 55%' },
        display: 'flex',
        flexDirection: 'column',
        px: { xs: 5, md: 14 },
        pt: { xs: 4, md: 9 },
        pb: { xs: 4, md: 4 },
        bgcolor: color.teal900,
        color: color.white,
      }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 3 }}>
        <BrandMark size={30} />
        <Box sx={{ display: { xs: 'none', md: 'block' }, fontSize: 15, color: color.headerText2 }}>
          {application.owner}
        </Box>
        <Box sx={{ display: { xs: 'block', md: 'none' } }}>
          <Box sx={{ fontFamily: font.serif, fontSize: 19, lineHeight: '28px', fontWeight: 600 }}>
            {application.title}
          </Box>
          <Box sx={{ fontSize: 12, lineHeight: '18px', color: color.headerText2 }}>{application.owner}</Box>
        </Box>
      </Box>
      <Box sx={{ display: { xs: 'none', md: 'block' }, mt: 22 }}>
        <Box
          sx={{
            fontFamily: font.serif,
            fontSize: 38,
            lineHeight: '56px',
            fontWeight: 600,
            letterSpacing: '2px',
          }}
        >
          {application.title}
        </Box>
        <Box
          sx={{
            mt: 4,
            pb: 7,
            maxWidth: 560,
            fontSize: 16,
            color: color.headerText2,
            borderBottom: '1px solid rgba(255,255,255,.14)',
          }}
        >
          {application.subtitle}
        </Box>
      </Box>
      <Box sx={{ display: { xs: 'none', md: 'block' }, mt: 'auto', mx: -5 }}>
        <Skyline />
      </Box>
    </Box>
  );
}
