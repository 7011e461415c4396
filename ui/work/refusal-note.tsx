import Button from '@mui/material/Button';
import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import { ApiProblem } from '../api';
import { Note } from '../page';

interface Props {
  problem: ApiProblem;
  instance: string | null;
  onReload: () => void;
  onRetry: () => void;
  onCopy: () => void;
}

/** Codes after which the same step cannot be submitted from here any more. */
const over = new Set(['task-already-completed', 'task-closed', 'task-not-yours', 'not-found']);

/** Why the server did not take it, and the one thing to do now; comes into view, because the main button is far below. */
export function RefusalNote(props: Props) {
  const { problem } = props;
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.scrollIntoView({ block: 'center' }), [problem]);
  if (problem.isSessionExpired) return null;
  return (
    <div ref={place}>
      <Refusal {...props} />
    </div>
  );
}

/** Nothing typed is lost, whatever the reason. */
function Refusal({ problem, instance, onReload, onRetry, onCopy }: Props) {
  if (problem.isOffline) {
    return (
      <Note
        tone="warning"
        title="网络断开，没有提交成功"
        text="已填内容存在本机，连上后请再提交一次，不会重复提交。"
        action={<Action onClick={onRetry}>再提交一次</Action>}
      />
    );
  }
  if (over.has(problem.code)) {
    const read = instance && (
      <Button variant="outlined" component={Link} to={`/instances/${instance}`}>
        看已提交的
      </Button>
    );
    const actions = (
      <>
        <Action onClick={onCopy}>复制我填的内容</Action>
        {read}
      </>
    );
    const text = `${problem.detail} 您填的内容没有提交，仍在本页，可以复制留存。`;
    return (
      <Note
        tone="info"
        title={titles[problem.code] ?? '这一步已经不能提交'}
        text={text}
        action={actions}
        role="alert"
      />
    );
  }
  if (problem.code === 'form-outdated') {
    const text = `${problem.detail} 更新后您填的内容会保留，请核对后再提交。`;
    return (
      <Note
        tone="warning"
        title="表单已更新"
        text={text}
        action={<Action onClick={onReload}>更新表单</Action>}
        role="alert"
      />
    );
  }
  if (problem.code === 'guard-not-met') {
    return (
      <Note
        tone="warning"
        title="提交条件还没有满足"
        text={problem.detail}
        action={<Action onClick={onReload}>重新检查</Action>}
        role="alert"
      />
    );
  }
  const retry = problem.status >= 500 ? <Action onClick={onRetry}>再提交一次</Action> : undefined;
  return <Note tone="error" title="没有提交成功" text={problem.detail} action={retry} />;
}

const titles: Record<string, string> = {
  'task-already-completed': '这一步已经有人提交',
  'task-closed': '这一步已经结束',
  'task-not-yours': '这一步不由您办理',
};

function Action({ onClick, children }: { onClick: () => void; children: string }) {
  return (
    <Button variant="outlined" onClick={onClick}>
      {children}
    </Button>
  );
}
