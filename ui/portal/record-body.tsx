import Box from '@mui/material/Box';
import type { RecordPage } from '../api';
import { dateTimeText } from '../format';
import { FactList, FileLinks, SafeHtml, SectionCard } from '../page';
import '../print/paper.css';
import { RecordChanges } from './record-changes';

/** What a record says: changes, facts, full text, files. */
export function RecordBody({ record }: { record: RecordPage }) {
  const files = record.files.map((file) => ({
    ...file,
    note: [file.field, dateTimeText(file.at)].filter(Boolean).join('　'),
  }));
  return (
    <>
      {record.changes.length > 0 && <RecordChanges changes={record.changes} />}
      {record.facts.length > 0 && (
        <SectionCard title="基本情况">
          <FactList facts={record.facts} />
        </SectionCard>
      )}
      {record.html && (
        <Box component="section" aria-label="全文">
          <SafeHtml html={record.html} className="paper" />
        </Box>
      )}
      {files.length > 0 && (
        <SectionCard title="附件" aside={`${files.length} 个`}>
          <FileLinks files={files} />
        </SectionCard>
      )}
    </>
  );
}
