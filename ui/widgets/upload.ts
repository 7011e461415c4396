import {
  announceSessionExpired,
  ApiProblem,
  csrf,
  offlineProblem,
  problemOfText,
  type FileRef,
} from '../api';
import type { FileClass } from '../form/form-json';
import { sizeText } from '../format';

export interface Upload {
  done: Promise<FileRef>;
  cancel(): void;
}

/** Sends one file with progress (0…1). The promise is rejected with ApiProblem, or with `null` when cancelled. */
export function upload(
  file: File,
  fileClass: FileClass | undefined,
  onProgress: (part: number) => void,
): Upload {
  const request = new XMLHttpRequest();
  const done = new Promise<FileRef>((resolve, reject) => {
    request.upload.addEventListener('progress', ({ loaded, total }) =>
      onProgress(total ? loaded / total : 0),
    );
    request.addEventListener('abort', () => reject(null as unknown as Error));
    request.addEventListener('error', () => reject(offlineProblem(request)));
    request.addEventListener('load', () => {
      if (request.status === 401) announceSessionExpired();
      if (request.status >= 400) reject(problemOfText(request.status, request.responseText));
      else resolve(JSON.parse(request.responseText) as FileRef);
    });
  });
  request.open('POST', `/api/files${hints(fileClass)}`);
  for (const [name, value] of Object.entries(csrf.header())) request.setRequestHeader(name, value);
  const body = new FormData();
  body.append('file', file, file.name);
  request.send(body);
  return { done, cancel: () => request.abort() };
}

/** Early hints only: the server checks the class of the field again when the step is submitted. */
function hints(fileClass: FileClass | undefined): string {
  if (!fileClass) return '';
  const query = new URLSearchParams({ types: fileClass.types.join(','), maxSize: String(fileClass.maxSize) });
  return `?${query.toString()}`;
}

/** Why a file cannot be taken, before it is sent; null when it may be tried. */
export function unfit(file: File, fileClass: FileClass | undefined): string | null {
  if (file.size === 0) return `“${file.name}”是空文件，请重新选择`;
  if (!fileClass) return null;
  const extension = file.name.split('.').at(-1)?.toLowerCase() ?? '';
  if (
    !fileClass.types.includes(extension === 'jpeg' ? 'jpg' : extension) &&
    !fileClass.types.includes(extension)
  ) {
    return `“${file.name}”不能上传：只支持${typeNames(fileClass)}`;
  }
  if (file.size > fileClass.maxSize * 1024 * 1024) {
    return `“${file.name}”有 ${sizeText(file.size)}，单个文件不能超过 ${fileClass.maxSize} MB`;
  }
  return null;
}

export const typeNames = (fileClass: FileClass): string =>
  fileClass.types.map((type) => type.toUpperCase()).join('、');

export const reasonOf = (problem: unknown): string =>
  problem instanceof ApiProblem ? problem.detail : '上传没有成功，请重试';
