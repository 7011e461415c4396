import type { ListedFile } from '../api';
import { dateTimeText } from '../format';
import { EmptyState, SectionCard } from '../page';
import { FileList } from '../widgets/file-list';
import Box from '@mui/material/Box';
import Card from '@mui/material/Card';

/** Every file of the instance, by the step that brought it. */
export function FilesTab({ files }: { files: ListedFile[] }) {
  if (files.length === 0) {
    return (
      <Card>
        <EmptyState title="还没有附件" text="各环节提交时上传的文件会列在这里。" />
      </Card>
    );
  }
  const steps = [...new Set(files.map((file) => file.step))];
  return (
    <Box sx={{ display: 'grid', gap: 3 }}>
      {steps.map((step) => (
        <SectionCard key={step} title={step}>
          <FileList files={files.filter((file) => file.step === step).map(withNote)} />
        </SectionCard>
      ))}
    </Box>
  );
}

function withNote(file: ListedFile) {
  return { ...file, note: [file.field, file.by, dateTimeText(file.at)].filter(Boolean).join('　') };
}
