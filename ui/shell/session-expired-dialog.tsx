import LockOutlined from '@mui/icons-material/LockOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useEffect, useState, type SubmitEvent } from 'react';
import { onSessionExpired, queryClient, useSession, type PersonRef, type Session } from '../api';
import { LabelledInput } from '../login/labelled-input';
import { LoginProblem } from '../login/login-problem';
import { PasswordInput } from '../login/password-input';
import { rememberedName } from '../login/remembered-name';
import { useLogin } from '../login/use-login';
import { color } from '../theme';

/** Logs in again over the page that one is on, so that nothing typed is lost. */
export function SessionExpiredDialog() {
  const session = useSession();
  const [open, setOpen] = useState(false);
  const person = session.person;
  useEffect(() => onSessionExpired(() => setOpen(person !== null)), [person]);
  const done = (renewed: Session) => {
    if (renewed.person?.id !== person?.id) {
      window.location.assign('/home');
      return;
    }
    setOpen(false);
    void queryClient.refetchQueries({ predicate: (query) => query.state.status === 'error' });
  };
  if (!person) return null;
  return (
    <Dialog open={open} maxWidth="xs" fullWidth aria-labelledby="session-expired-title">
      <ReLogin person={person} onDone={done} />
    </Dialog>
  );
}

function ReLogin({ person, onDone }: { person: PersonRef; onDone: (session: Session) => void }) {
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
