import { Module } from '@nestjs/common';
import { DefinitionsModule } from '../definitions/index.js';
import { IdentityModule } from '../identity/index.js';
import { RecordsModule } from '../records/index.js';
import { ViewsModule } from '../views/index.js';
import { PrintRenderer } from './print-renderer.js';
import { PrintService } from './print-service.js';
import { PrintsController } from './prints.controller.js';

@Module({
  imports: [DefinitionsModule, IdentityModule, RecordsModule, ViewsModule],
  controllers: [PrintsController],
  providers: [PrintRenderer, PrintService],
  exports: [PrintRenderer],
})
export class PrintsModule {}
