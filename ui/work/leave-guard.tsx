import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useEffect } from 'react';
import { useBlocker } from 'react-router';

interface Props {
  unsaved: boolean;
  onSave: () => Promise<string | null>;
}

/** Asks before a page is left whose changes the server does not have yet. */
export function LeaveGuard({ unsaved, onSave }: Props) {
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => unsaved && currentLocation.pathname !== nextLocation.pathname,
  );
  useEffect(() => {
    if (!unsaved) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [unsaved]);
  if (blocker.state !== 'blocked') return null;
  return (
    <Dialog open onClose={() => blocker.reset()} aria-labelledby="leave-title" maxWidth="xs" fullWidth>
      <DialogTitle id="leave-title">有内容还没有保存</DialogTitle>
      <DialogContent>离开前要保存为草稿吗？不保存时，刚才的修改只留在这台电脑上。</DialogContent>
      <DialogActions>
        <Button onClick={() => blocker.reset()}>留在本页</Button>
        <Button variant="outlined" onClick={() => blocker.proceed()}>
          不保存
        </Button>
        <Button
          variant="contained"
          onClick={() => void onSave().then((reason) => (reason ? blocker.reset() : blocker.proceed()))}
        >
          保存并离开
        </Button>
      </DialogActions>
    </Dialog>
  );
}
