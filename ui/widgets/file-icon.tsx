import Description from '@mui/icons-material/DescriptionOutlined';
import Image from '@mui/icons-material/ImageOutlined';
import PictureAsPdf from '@mui/icons-material/PictureAsPdfOutlined';
import { color } from '../theme';

export function FileIcon({ type, name }: { type: string; name: string }) {
  const style = { fontSize: 20, flex: 'none' };
  if (type === 'application/pdf' || /\.(pdf|ofd)$/i.test(name)) {
    return <PictureAsPdf sx={{ ...style, color: color.error }} />;
  }
  if (type.startsWith('image/')) return <Image sx={{ ...style, color: color.teal600 }} />;
  return <Description sx={{ ...style, color: color.ink2 }} />;
}
