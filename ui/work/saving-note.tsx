import Check from '@mui/icons-material/Check';
import CloudOff from '@mui/icons-material/CloudOffOutlined';
import Box from '@mui/material/Box';
import { dateText, dateTimeText, timeText } from '../format';
import { color } from '../theme';
import type { Saving } from './use-autosave';

/** Where what was typed is now. */
export function SavingNote({ state }: { state: Saving }) {
  return (
    <Box
      role="status"
      sx={{ display: 'flex', alignItems: 'center', gap: '5px', fontSize: 13, color: color.ink2, minWidth: 0 }}
    >
      {state.kind === 'saved' && <Check aria-hidden sx={{ fontSize: 17, color: color.success }} />}
      {state.kind === 'kept' && <CloudOff aria-hidden sx={{ fontSize: 17, color: color.warning }} />}
      <span>{wordsOf(state)}</span>
    </Box>
  );
}

function wordsOf(state: Saving): string {
  switch (state.kind) {
    case 'saved':
      return `草稿已自动保存 ${shortTime(state.at)}`;
    case 'kept':
      return state.retrying
        ? `已存在本机 ${timeText(state.at)}，连上后自动保存`
        : `已存在本机 ${timeText(state.at)}，没有保存到服务器：${state.reason}`;
    case 'saving':
      return '正在保存…';
    case 'changed':
      return '有修改，稍后自动保存';
    default:
      return '填写的内容会自动保存';
  }
}

const shortTime = (at: string): string =>
  dateText(at) === dateText(new Date().toISOString()) ? timeText(at) : dateTimeText(at);
