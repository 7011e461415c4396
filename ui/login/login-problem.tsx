import { ApiProblem } from '../api';
import { Note } from '../page';

/** Why the login was refused; the server says how many tries are left. */
export function LoginProblem({ error }: { error: unknown }) {
  if (!error) return null;
  const problem = error instanceof ApiProblem ? error : undefined;
  const detail = problem?.detail ?? '暂时不能登录，请稍后再试。';
  const [first = detail, ...rest] = detail.split(/[，。](?=还可以|该用户名|请)/);
  return (
    <Note
      tone={problem?.isOffline ? 'warning' : 'error'}
      role="alert"
      title={first.replace(/。$/, '')}
      text={rest.join('，')}
    />
  );
}
