import { Module } from '@nestjs/common';
import { DefinitionsModule } from '../definitions/index.js';
import { FilesModule } from '../files/index.js';
import { IdentityModule } from '../identity/index.js';
import { OutboxModule } from '../outbox/index.js';
import { ProcessesModule } from '../processes/index.js';
import { RecordsModule } from '../records/index.js';
import { TasksModule } from '../tasks/index.js';
import { DemoFiles } from './demo-files.js';
import { DemoPeople } from './demo-people.js';
import { DemoRunner } from './demo-runner.js';
import { DemoScenario } from './demo-scenario.js';

/** Demo data of the bundle, made by running the real commands. */
@Module({
  imports: [
    DefinitionsModule,
    IdentityModule,
    FilesModule,
    RecordsModule,
    OutboxModule,
    TasksModule,
    ProcessesModule,
  ],
  providers: [DemoPeople, DemoFiles, DemoScenario, DemoRunner],
})
export class DemoModule {}
