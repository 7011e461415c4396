import AttachFileOutlined from '@mui/icons-material/AttachFileOutlined';
import DownloadOutlined from '@mui/icons-material/DownloadOutlined';
import ImageOutlined from '@mui/icons-material/ImageOutlined';
import PictureAsPdfOutlined from '@mui/icons-material/PictureAsPdfOutlined';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
import { useState } from 'react';
import { sizeText } from '../format';
import { color } from '../theme';
import { FilePreview, previewable } from './file-preview';
import { Unbroken } from './unbroken';

export interface LinkedFile {
  id: string;
  name: string;
  size: number;
  type: string;
  /** Words after the size, for example who brought it and when. */
  note?: string;
}

/** Files one below the other; PDF and images open in a preview, everything can be downloaded. */
export function FileLinks({ files }: { files: LinkedFile[] }) {
  const [shown, setShown] = useState<LinkedFile | null>(null);
  return (
    <>
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {files.map((file) => (
          <Box
            component="li"
            key={file.id}
            sx={{
              display: 'flex',
              alignItems: 'center',
              gap: 2,
              minHeight: 34,
              '&:not(:last-child)': { borderBottom: `1px solid ${color.hairline}` },
            }}
          >
            <FileIcon type={file.type} />
            <Box sx={{ flex: 1, minWidth: 0, py: 1 }}>
              <FileName file={file} onShow={setShown} />
              <Box
                component="span"
                sx={{
                  display: { xs: 'block', sm: 'inline' },
                  ml: { sm: 2 },
                  fontSize: 12,
                  color: color.ink3,
                }}
              >
                <Unbroken text={[sizeText(file.size), file.note].filter(Boolean).join('　')} />
              </Box>
            </Box>
            <Tooltip title="下载">
              <IconButton
                size="small"
                component="a"
                href={`/api/files/${file.id}?download=1`}
                download={file.name}
                aria-label={`下载 ${file.name}`}
                sx={{ color: color.teal700, '@media print': { display: 'none' } }}
              >
                <DownloadOutlined sx={{ fontSize: 19 }} />
              </IconButton>
            </Tooltip>
          </Box>
        ))}
      </Box>
      <FilePreview file={shown} onClose={() => setShown(null)} />
    </>
  );
}

function FileName({ file, onShow }: { file: LinkedFile; onShow: (file: LinkedFile) => void }) {
  const look = {
    color: color.teal700,
    textAlign: 'left',
    overflowWrap: 'anywhere',
    font: 'inherit',
  } as const;
  if (!previewable(file.type))
    return (
      <Box component="span" sx={{ overflowWrap: 'anywhere' }}>
        {file.name}
      </Box>
    );
  return (
    <ButtonBase onClick={() => onShow(file)} sx={{ ...look, '&:hover': { textDecoration: 'underline' } }}>
      {file.name}
    </ButtonBase>
  );
}

function FileIcon({ type }: { type: string }) {
  const look = { fontSize: 18, color: color.ink2 };
  if (type === 'application/pdf') return <PictureAsPdfOutlined aria-hidden sx={look} />;
  if (type.startsWith('image/')) return <ImageOutlined aria-hidden sx={look} />;
  return <AttachFileOutlined aria-hidden sx={look} />;
}
