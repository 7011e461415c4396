import { Global, Module } from '@nestjs/common';
import { FileSource } from '../forms/index.js';
import { FileService } from './file.service.js';
import { FileStorage } from './file-storage.js';
import { FilesController } from './files.controller.js';
import { FileUses } from './file-uses.js';
import { LocalStorage } from './local-storage.js';
import { UploadRepository } from './upload-repository.js';

/** Uploaded files. Global, because forms stand below and check files through `FileSource`. */
@Global()
@Module({
  controllers: [FilesController],
  providers: [
    FileService,
    FileUses,
    UploadRepository,
    { provide: FileSource, useExisting: UploadRepository },
    { provide: FileStorage, useClass: LocalStorage },
  ],
  exports: [FileService, FileUses, FileSource],
})
export class FilesModule {}
