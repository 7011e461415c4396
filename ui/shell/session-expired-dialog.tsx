import LockOutlined from '@mui/icons-material/LockOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useState, type SubmitEvent } from 'react';
import type { PersonRef, Session } from '../api';
import { LabelledInput } from '../login/labelled-input';
import { LoginProblem } from '../login/login-problem';
import { PasswordInput } from '../login/password-input';
import { rememberedName } from '../login/remembered-name';
import { useLogin } from '../login/use-login';
import { color } from '../theme';

interface Props {
  person: PersonRef;
  onDone: (session: Session) => void;
}

/** Logs in again over the page that one is on, so that nothing typed is lost. */
export default function SessionExpiredDialog(props: Props) {
  return (
    <Dialog open maxWidth="xs" fullWidth aria-labelledby="session-expired-title">
      <ReLogin {...props} />
    </Dialog>
  );
}

function ReLogin({ person, onDone }: Props) {
  const login = useLogin();
  const [username, setUsername] = useState(rememberedName.ofThisTab);
  const [password, setPassword] = useState('');
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    // The page under the dialog has a form of its own; React would hand it this event.
    event.stopPropagation();
    if (username.trim() === '' || password === '') return;
    login.mutate(
      { username: username.trim(), password },
      { onSuccess: onDone, onError: () => setPassword('') },
    );
  };
  return (
    <form noValidate onSubmit={submit}>
      <DialogTitle id="session-expired-title" sx={{ display: 'flex', alignItems: 'center', gap: 2 }}>
        <LockOutlined aria-hidden sx={{ color: color.warning }} />
        登录已过期
      </DialogTitle>
      <DialogContent>
        <Box sx={{ mb: 4, color: color.ink2 }}>
          {person.name}，请重新登录后继续。本页已填写的内容都在，不会丢失。
        </Box>
        <Box sx={{ display: 'grid', gap: 3 }}>
          <LoginProblem error={login.error} />
          <LabelledInput
            label="用户名"
            autoComplete="username"
            value={username}
            onChange={(event) => setUsername(event.target.value)}
          />
          <PasswordInput value={password} onChange={setPassword} autoFocus />
        </Box>
      </DialogContent>
      <DialogActions>
        <Button variant="outlined" href="/">
          离开本页
        </Button>
        <Button type="submit" variant="contained" loading={login.isPending}>
          重新登录
        </Button>
      </DialogActions>
    </form>
  );
}
