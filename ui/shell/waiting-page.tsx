import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import { useDelayed } from '../page/use-delayed';

/** While nothing is known yet: nothing at all, and a line when it takes long. */
export function WaitingPage() {
  const late = useDelayed(true);
  return <Box sx={{ height: 4 }}>{late && <LinearProgress aria-label="正在打开" />}</Box>;
}
