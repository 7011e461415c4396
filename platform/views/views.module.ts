import { Module } from '@nestjs/common';
import { DefinitionsModule } from '../definitions/index.js';
import { IdentityModule } from '../identity/index.js';
import { RecordsModule } from '../records/index.js';
import { ListBuilder } from './list-builder.js';
import { ViewIndexes } from './view-indexes.js';
import { ViewRequests } from './view-request.js';
import { ViewService } from './view-service.js';
import { ViewsController } from './views.controller.js';

@Module({
  imports: [DefinitionsModule, IdentityModule, RecordsModule],
  controllers: [ViewsController],
  providers: [ListBuilder, ViewIndexes, ViewRequests, ViewService],
  exports: [ListBuilder, ViewIndexes, ViewService],
})
export class ViewsModule {}
