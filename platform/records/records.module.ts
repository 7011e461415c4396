import { Global, Module } from '@nestjs/common';
import { DefinitionsModule } from '../definitions/index.js';
import { LookupSource } from '../forms/index.js';
import { IdentityModule } from '../identity/index.js';
import { FilesModule } from '../files/index.js';
import { RecordFiles } from './record-files.js';
import { RecordPages } from './record-page.js';
import { RecordRepository } from './record-repository.js';
import { RecordService } from './record-service.js';
import { RecordsController } from './records.controller.js';
import { RowLookup } from './rows/row-lookup.js';
import { RowReader } from './rows/row-reader.js';

/** Global, because forms stand below it and look things up through it. */
@Global()
@Module({
  imports: [DefinitionsModule, IdentityModule, FilesModule],
  controllers: [RecordsController],
  providers: [
    RecordFiles,
    RecordPages,
    RecordRepository,
    RecordService,
    RowLookup,
    RowReader,
    { provide: LookupSource, useExisting: RowLookup },
  ],
  exports: [RecordService, RowLookup, RowReader, LookupSource],
})
export class RecordsModule {}
