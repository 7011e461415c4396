import Delete from '@mui/icons-material/DeleteOutlined';
import Download from '@mui/icons-material/FileDownloadOutlined';
import Visibility from '@mui/icons-material/VisibilityOutlined';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import Link from '@mui/material/Link';
import Tooltip from '@mui/material/Tooltip';
import { useState, type ReactNode } from 'react';
import type { FileRef } from '../api';
import { sizeText } from '../format';
import { FilePreview, previewable } from '../page';
import { FileRow } from './file-row';

interface Props {
  files: readonly (FileRef & { note?: string })[];
  onDelete?: (file: FileRef) => void;
  /** More rows, for example uploads under way */
  children?: ReactNode;
}

/** Stored files with preview, download and, where it is offered, removal. */
export function FileList({ files, onDelete, children }: Props) {
  const [open, setOpen] = useState<FileRef | null>(null);
  return (
    <>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {files.map((file) => {
          const url = `/api/files/${encodeURIComponent(file.id)}`;
          const preview = previewable(file.type) ? () => setOpen(file) : undefined;
          return (
            <FileRow
              key={file.id}
              plainName={file.name}
              type={file.type}
              size={sizeText(file.size)}
              note={file.note}
              name={<FileName name={file.name} url={url} onPreview={preview} />}
            >
              {preview && <Action title={`预览：${file.name}`} icon={<Visibility />} onClick={preview} />}
              <Action title={`下载：${file.name}`} icon={<Download />} href={`${url}?download=1`} />
              {onDelete && (
                <Action title={`移除：${file.name}`} icon={<Delete />} onClick={() => onDelete(file)} />
              )}
            </FileRow>
          );
        })}
        {children}
      </Box>
      <FilePreview file={open} onClose={() => setOpen(null)} />
    </>
  );
}

function FileName({ name, url, onPreview }: { name: string; url: string; onPreview?: () => void }) {
  if (!onPreview) return <Link href={`${url}?download=1`}>{name}</Link>;
  return (
    <Link component="button" type="button" onClick={onPreview} sx={{ font: 'inherit', textAlign: 'left' }}>
      {name}
    </Link>
  );
}

interface ActionProps {
  title: string;
  icon: ReactNode;
  href?: string;
  onClick?: () => void;
}

function Action({ title, icon, href, onClick }: ActionProps) {
  const target = href ? { href, component: 'a' } : { onClick };
  return (
    <Tooltip title={title.split('：')[0]}>
      <IconButton
        aria-label={title}
        color="primary"
        sx={{
          width: 27,
          height: 27,
          '& svg': { fontSize: 19 },
          '@media (max-width:599.95px)': { width: 40, height: 40 },
        }}
        {...target}
      >
        {icon}
      </IconButton>
    </Tooltip>
  );
}
