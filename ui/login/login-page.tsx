import ChevronRightOutlined from '@mui/icons-material/ChevronRightOutlined';
import Box from '@mui/material/Box';
import MuiLink from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { Link, Navigate, useNavigate, useSearchParams } from 'react-router';
import { useApplication, useSession } from '../api';
import { usePageTitle } from '../page';
import { color } from '../theme';
import { LoginForm } from './login-form';
import { LoginPanel } from './login-panel';
import { nextPlace } from './next-place';

export default function LoginPage() {
  usePageTitle('登录');
  const application = useApplication();
  const session = useSession();
  const navigate = useNavigate();
  const [parameters] = useSearchParams();
  const next = nextPlace(parameters.get('next'));
  if (session.person) return <Navigate to={next} replace />;
  return (
    <Box
      sx={{
        display: 'flex',
        flexDirection: { xs: 'column', md: 'row' },
        minHeight: '100vh',
        bgcolor: color.white,
      }}
    >
      <LoginPanel application={application} />
      <Box
        component="main"
        sx={{
          flex: 1,
          display: 'flex',
          flexDirection: 'column',
          px: 5,
          pt: { xs: 6, md: 0 },
          pb: 5,
          alignItems: 'center',
        }}
      >
        <Box sx={{ width: 1, maxWidth: { md: 392 }, my: { md: 'auto' } }}>
          <Typography variant="h1" sx={{ mb: 4, fontSize: 22, lineHeight: '33px' }}>
            用户登录
          </Typography>
          <LoginForm onDone={() => void navigate(next, { replace: true })} />
          <Box
            sx={{
              mt: 5,
              pt: 4,
              borderTop: `1px solid ${color.line}`,
              display: 'flex',
              justifyContent: 'flex-end',
            }}
          >
            <MuiLink component={Link} to="/" sx={{ display: 'flex', alignItems: 'center' }}>
              打开门户网站
              <ChevronRightOutlined aria-hidden sx={{ fontSize: 18 }} />
            </MuiLink>
          </Box>
        </Box>
        <Typography
          variant="caption"
          component="footer"
          sx={{ color: color.ink3, textAlign: 'center', mt: { xs: 'auto', md: 0 }, pt: 6 }}
        >
          {application.contact}
        </Typography>
      </Box>
    </Box>
  );
}
