import CloseOutlined from '@mui/icons-material/CloseOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogTitle from '@mui/material/DialogTitle';
import IconButton from '@mui/material/IconButton';
import { color } from '../theme';

interface Props {
  file: { id: string; name: string; type: string } | null;
  onClose: () => void;
}

export function previewable(type: string): boolean {
  return type === 'application/pdf' || /^image\/(?:png|jpe?g|gif|webp)$/.test(type);
}

/** Shows a PDF or an image over the page, so that one need not leave it. */
export function FilePreview({ file, onClose }: Props) {
  return (
    <Dialog
      open={file !== null}
      onClose={onClose}
      fullWidth
      maxWidth="lg"
      aria-labelledby="file-preview-title"
    >
      {file && (
        <>
          <DialogTitle sx={{ display: 'flex', alignItems: 'center', gap: 2 }}>
            <Box id="file-preview-title" sx={{ flex: 1, overflowWrap: 'anywhere', fontSize: 15 }}>
              {file.name}
            </Box>
            <Button variant="outlined" size="small" component="a" href={`/api/files/${file.id}?download=1`}>
              下载
            </Button>
            <IconButton aria-label="关闭预览" size="small" onClick={onClose}>
              <CloseOutlined fontSize="small" />
            </IconButton>
          </DialogTitle>
          <Box sx={{ height: '80vh', bgcolor: color.bg, overflow: 'auto', textAlign: 'center' }}>
            {file.type === 'application/pdf' ? (
              <Box
                component="iframe"
                title={file.name}
                src={`/api/files/${file.id}`}
                sx={{ width: 1, height: 1, border: 0 }}
              />
            ) : (
              <Box component="img" alt={file.name} src={`/api/files/${file.id}`} sx={{ maxWidth: 1 }} />
            )}
          </Box>
        </>
      )}
    </Dialog>
  );
}
