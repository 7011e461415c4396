import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import { useRef, useState, type SubmitEvent } from 'react';
import { ApiProblem, type Session } from '../api';
import { LabelledInput } from './labelled-input';
import { LoginProblem } from './login-problem';
import { PasswordInput } from './password-input';
import { rememberedName } from './remembered-name';
import { useLogin } from './use-login';

interface Problems {
  username?: string;
  password?: string;
}

export function LoginForm({ onDone }: { onDone: (session: Session) => void }) {
  const login = useLogin();
  const passwordInput = useRef<HTMLInputElement>(null);
  const [username, setUsername] = useState(rememberedName.read);
  const [password, setPassword] = useState('');
  const [remember, setRemember] = useState(() => rememberedName.read() !== '');
  const [missing, setMissing] = useState<Problems>({});
  const refused = login.error instanceof ApiProblem && login.error.code === 'login-failed';

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const problems = missingOf(username, password);
    setMissing(problems);
    if (problems.username || problems.password || login.isPending) return;
    login.mutate(
      { username: username.trim(), password },
      {
        onSuccess: (session) => {
          if (remember) rememberedName.write(username.trim());
          else rememberedName.forget();
          onDone(session);
        },
        onError: () => {
          setPassword('');
          passwordInput.current?.focus();
        },
      },
    );
  };

  return (
    <Box component="form" noValidate onSubmit={submit} sx={{ display: 'grid', gap: 4 }}>
      <LoginProblem error={login.error} />
      <LabelledInput
        label="用户名"
        name="username"
        autoComplete="username"
        autoFocus={username === ''}
        placeholder="请输入用户名"
        value={username}
        onChange={(event) => setUsername(event.target.value)}
        problem={missing.username}
      />
      <PasswordInput
        value={password}
        onChange={setPassword}
        autoFocus={username !== ''}
        inputRef={passwordInput}
        problem={missing.password ?? (refused && password === '' ? '请重新输入密码，注意大小写' : undefined)}
      />
      <FormControlLabel
        sx={{ my: -2, '& .MuiFormControlLabel-label': { fontSize: 14 } }}
        control={
          <Checkbox size="small" checked={remember} onChange={(event) => setRemember(event.target.checked)} />
        }
        label="记住用户名"
      />
      <Button type="submit" variant="contained" size="large" fullWidth loading={login.isPending}>
        登录
      </Button>
    </Box>
  );
}

function missingOf(username: string, password: string): Problems {
  return {
    username: username.trim() === '' ? '请输入用户名' : undefined,
    password: password === '' ? '请输入密码' : undefined,
  };
}
