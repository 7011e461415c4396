import { Module } from '@nestjs/common';
import { DefinitionsModule } from '../definitions/index.js';
import { MenuController } from './menu.controller.js';
import { WorkCounts } from './work-counts.js';

@Module({ imports: [DefinitionsModule], controllers: [MenuController], providers: [WorkCounts] })
export class MenusModule {}
