import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { BehavioursModule } from './behaviours/index.js';
import { DefinitionsModule } from './definitions/index.js';
import { DemoModule } from './demo/index.js';
import { FilesModule } from './files/index.js';
import { FormsModule } from './forms/index.js';
import { IdentityModule } from './identity/index.js';
import { KernelModule, type Kernel } from './kernel/index.js';
import { MenusModule } from './menus/index.js';
import { NotificationsModule } from './notifications/index.js';
import { OutboxModule } from './outbox/index.js';
import { PrintsModule } from './prints/index.js';
import { ProcessesModule } from './processes/index.js';
import { RecordsModule } from './records/index.js';
import { TasksModule } from './tasks/index.js';
import { TrailModule } from './trail/index.js';
import { ViewsModule } from './views/index.js';

/** The capabilities, in dependency order. */
export const capabilities: Type[] = [
  DefinitionsModule,
  IdentityModule,
  FormsModule,
  FilesModule,
  RecordsModule,
  ViewsModule,
  PrintsModule,
  MenusModule,
  TrailModule,
  OutboxModule,
  TasksModule,
  NotificationsModule,
  BehavioursModule,
  ProcessesModule,
  DemoModule,
];

@Module({})
export class AppModule {
  static with(kernel: Kernel, modules: readonly Type[] = capabilities): DynamicModule {
    return { module: AppModule, imports: [KernelModule.with(kernel), ...modules] };
  }
}
