import Button from '@mui/material/Button';
import { Link, useLocation } from 'react-router';
import { ApiProblem } from '../api';
import { Note } from './note';

interface Props {
  error: unknown;
  onRetry?: () => void;
  /** What the button does, when it is not asking again. */
  retryLabel?: string;
}

/** What a failed read looks like: the server's own sentence and one button. */
export function ProblemNote({ error, onRetry, retryLabel = '重试' }: Props) {
  const location = useLocation();
  const problem = error instanceof ApiProblem ? error : undefined;
  const title = titleOf(problem);
  const text = problem?.detail ?? '页面出错了。请重试；仍不行时请联系管理单位。';
  if (problem?.isSessionExpired) {
    const next = encodeURIComponent(location.pathname + location.search);
    const action = (
      <Button variant="outlined" component={Link} to={`/login?next=${next}`}>
        登录
      </Button>
    );
    return <Note tone="warning" title={title} text={text} action={action} />;
  }
  if (problem?.status === 403 || problem?.status === 404) {
    // Asking again would bring the same answer.
    const action = (
      <Button variant="outlined" component={Link} to="/">
        回到首页
      </Button>
    );
    return <Note tone="warning" role="alert" title={title} text={text} action={action} />;
  }
  const action = onRetry && (
    <Button variant="outlined" onClick={onRetry}>
      {retryLabel}
    </Button>
  );
  return <Note tone={problem?.isOffline ? 'warning' : 'error'} title={title} text={text} action={action} />;
}

function titleOf(problem: ApiProblem | undefined): string {
  if (!problem) return '没有读到内容';
  if (problem.isOffline) return '网络不通';
  if (problem.status === 401) return '需要登录';
  if (problem.status === 403) return '没有权限';
  if (problem.status === 404) return '没有找到';
  return '没有读到内容';
}
