import UploadFile from '@mui/icons-material/UploadFileOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useRef, useState, type DragEvent } from 'react';
import type { FileRef } from '../api';
import { FileList } from './file-list';
import { PendingFile } from './pending-file';
import { typeNames, unfit } from './upload';
import { useUploads } from './use-uploads';
import type { WidgetProps } from './widget';

type Stored = FileRef & { storage: 'platform'; originalName: string };

/** Files of one field: uploaded at once, with progress; stored as a list of references. */
export function FileWidget(props: WidgetProps<Stored[]>) {
  const { id, labelId, describedBy, component, disabled, invalid, memory, onChange } = props;
  const files = Array.isArray(props.value) ? props.value.filter((file) => file?.id) : [];
  const { fileClass } = component;
  const input = useRef<HTMLInputElement>(null);
  const [refused, setRefused] = useState<string[]>([]);
  const current = useRef(files);
  current.current = files;
  const uploads = useUploads(memory, (file) => {
    current.current = [...current.current, { ...file, storage: 'platform', originalName: file.name }];
    onChange(current.current);
  });
  const room = (fileClass?.maxCount ?? Infinity) - files.length - uploads.pending.length;

  function take(chosen: Iterable<File> | ArrayLike<File>) {
    const reasons: string[] = [];
    let left = room;
    for (const file of Array.from(chosen)) {
      const reason =
        left <= 0 ? `“${file.name}”没有添加：最多 ${fileClass?.maxCount} 个文件` : unfit(file, fileClass);
      if (reason) reasons.push(reason);
      else {
        left -= 1;
        uploads.add(file, fileClass);
      }
    }
    setRefused(reasons);
  }

  return (
    <Box
      role="group"
      aria-labelledby={labelId}
      aria-describedby={describedBy}
      className={invalid ? 'files is-invalid' : 'files'}
      onDragOver={(event: DragEvent) => event.preventDefault()}
      onDrop={(event: DragEvent) => {
        event.preventDefault();
        if (!disabled) take(event.dataTransfer.files);
      }}
    >
      <FileList
        files={files}
        onDelete={disabled ? undefined : (file) => onChange(files.filter((one) => one.id !== file.id))}
      >
        {uploads.pending.map((pending) => (
          <PendingFile
            key={pending.id}
            pending={pending}
            onCancel={() => uploads.drop(pending.id)}
            onRetry={() => uploads.run(pending.id, fileClass)}
          />
        ))}
      </FileList>
      {disabled && files.length === 0 && <div className="field-help">没有文件</div>}
      <div role="alert">
        {refused.map((reason) => (
          <div key={reason} className="field-error">
            {reason}
          </div>
        ))}
      </div>
      {!disabled && (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 3, mt: 1 }}>
          <Button
            id={id}
            variant="outlined"
            startIcon={<UploadFile />}
            disabled={room <= 0}
            onClick={() => input.current?.click()}
          >
            添加文件
          </Button>
          {fileClass && (
            <span className="field-help">
              {typeNames(fileClass)}，每个不超过 {fileClass.maxSize} MB，最多 {fileClass.maxCount} 个
            </span>
          )}
          <input
            ref={input}
            type="file"
            hidden
            multiple={(fileClass?.maxCount ?? 2) > 1}
            accept={fileClass?.types.map((type) => `.${type}${type === 'jpg' ? ',.jpeg' : ''}`).join(',')}
            onChange={(event) => {
              take(event.target.files ?? []);
              event.target.value = '';
            }}
          />
        </Box>
      )}
    </Box>
  );
}
