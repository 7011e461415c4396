import Button from '@mui/material/Button';
import { useEffect, useRef } from 'react';
import { useRouteError } from 'react-router';
import { ApiProblem, useConnection } from '../api';
import { ErrorPage } from './error-page';

/** Where every error ends that no page has caught. */
export function FatalPage() {
  const error = useRouteError();
  const up = useConnection();
  const wasDown = useRef(!up);
  const { title, text } = wordsFor(error, wasDown.current);
  useEffect(() => {
    if (wasDown.current && up) window.location.reload();
  }, [up]);
  return (
    <ErrorPage title={title} text={text}>
      <Button variant="contained" onClick={() => window.location.reload()}>
        重新打开
      </Button>
      <Button variant="outlined" href="/">
        打开门户网站
      </Button>
    </ErrorPage>
  );
}

function wordsFor(error: unknown, down: boolean): { title: string; text: string } {
  if (down) return { title: '网络断开', text: '连上网络后，本页会自动打开。' };
  if (error instanceof ApiProblem) {
    if (error.isOffline) return { title: '连不上服务', text: error.detail };
    if (error.status === 403) return { title: '没有权限', text: error.detail };
    if (error.status === 404) return { title: '没有找到', text: error.detail };
    return { title: '暂时不能打开', text: error.detail };
  }
  if (error instanceof TypeError && /import|module/i.test(error.message)) {
    return { title: '系统已更新', text: '请重新打开本页，使用新的版本。' };
  }
  return { title: '页面出错了', text: '请重新打开；仍不行时，请把正在做的事告诉管理单位。' };
}
