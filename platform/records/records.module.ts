import { Module } from '@nestjs/common';
import { DefinitionsModule } from '../definitions/index.js';
import { IdentityModule } from '../identity/index.js';
import { RecordPages } from './record-page.js';
import { RecordRepository } from './record-repository.js';
import { RecordService } from './record-service.js';
import { RecordsController } from './records.controller.js';
import { RowLookup } from './rows/row-lookup.js';
import { RowReader } from './rows/row-reader.js';

@Module({
  imports: [DefinitionsModule, IdentityModule],
  controllers: [RecordsController],
  providers: [RecordPages, RecordRepository, RecordService, RowLookup, RowReader],
  exports: [RecordService, RowLookup, RowReader],
})
export class RecordsModule {}
