import Close from '@mui/icons-material/Close';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import LinearProgress from '@mui/material/LinearProgress';
import { sizeText } from '../format';
import { color } from '../theme';
import { FileRow } from './file-row';
import type { Pending } from './use-uploads';

interface Props {
  pending: Pending;
  onCancel: () => void;
  onRetry: () => void;
}

/** A file on its way to the server; the person can go on filling in. */
export function PendingFile({ pending: { file, part, failed }, onCancel, onRetry }: Props) {
  const percent = Math.round(part * 100);
  return (
    <FileRow
      name={file.name}
      plainName={file.name}
      type={file.type}
      size={sizeText(file.size)}
      note={failed ?? (percent < 100 ? `已上传 ${percent}%，可继续填写` : '正在检查文件')}
      noteIsError={failed !== null}
    >
      {failed === null ? (
        <LinearProgress
          variant="determinate"
          value={percent}
          aria-label={`上传进度：${file.name}`}
          sx={{ width: { xs: 64, sm: 120 }, height: 6, borderRadius: 1, bgcolor: color.teal100 }}
        />
      ) : (
        <Button size="small" variant="outlined" onClick={onRetry}>
          重试
        </Button>
      )}
      <IconButton size="small" aria-label={`取消上传：${file.name}`} onClick={onCancel}>
        <Close sx={{ fontSize: 19 }} />
      </IconButton>
    </FileRow>
  );
}
