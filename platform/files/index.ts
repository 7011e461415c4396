/** Uploaded files: kept by content, checked by content, read by whoever may read what names them. */
export { filesIn, type FoundFile } from './files-in.js';
export { FileService, largestFile, type UploadLimits } from './file.service.js';
export { FileStorage } from './file-storage.js';
export { FileUses, type UseKind, type UseReader } from './file-uses.js';
export { FilesModule } from './files.module.js';
export { LocalStorage } from './local-storage.js';
