import { Module } from '@nestjs/common';
import { BehavioursModule } from '../behaviours/index.js';
import { DefinitionsModule } from '../definitions/index.js';
import { FormsModule } from '../forms/index.js';
import { FilesModule } from '../files/index.js';
import { IdentityModule } from '../identity/index.js';
import { OutboxModule } from '../outbox/index.js';
import { RecordsModule } from '../records/index.js';
import { TasksModule } from '../tasks/index.js';
import { TrailModule } from '../trail/index.js';
import { ViewsModule } from '../views/index.js';
import { CalledProcesses } from './called-processes.js';
import { CommandTransaction } from './command-transaction.js';
import { CompleteTask } from './commands/complete-task.js';
import { FireTimer } from './commands/fire-timer.js';
import { RetryIncident } from './commands/retry-incident.js';
import { StartInstance } from './commands/start-instance.js';
import { SubmitWork } from './commands/submit-work.js';
import { CompletedAnswer } from './completed-answer.js';
import { Idempotency } from './idempotency.js';
import { Incidents } from './incidents.js';
import { InstanceAccess } from './instance-access.js';
import { InstanceFiles } from './instance-files.js';
import { InstanceOwner } from './instance-owner.js';
import { InstancePages } from './pages/instance-page.js';
import { InstanceRepository } from './instance-repository.js';
import { InstancesController } from './pages/instances.controller.js';
import { ProcessJobs } from './jobs.js';
import { SavedStarts } from './lists/saved-starts.js';
import { StageLists } from './lists/stage-lists.js';
import { StagesController } from './lists/stages.controller.js';
import { MessageDelivery } from './message-delivery.js';
import { Offers } from './pages/offers.js';
import { ProcessesController } from './processes.controller.js';
import { RecomputeInstance } from './recompute-instance.js';
import { StepSaver } from './save-step.js';
import { StepExecutor } from './step-executor.js';
import { SubmissionCheck } from './submission-check.js';
import { TrailPages } from './pages/trail-page.js';
import { WorkDrafts } from './work-drafts.js';
import { WorkFinder } from './work-finder.js';
import { WorkLists } from './pages/work-list.js';
import { WorkPages } from './pages/work-page.js';

const commands = [StartInstance, CompleteTask, SubmitWork, FireTimer, RetryIncident];
const steps = [
  StepExecutor,
  StepSaver,
  MessageDelivery,
  CalledProcesses,
  CommandTransaction,
  Idempotency,
  Incidents,
  ProcessJobs,
];
const work = [WorkFinder, SubmissionCheck, InstanceOwner, CompletedAnswer, WorkDrafts];
const pages = [
  WorkPages,
  WorkLists,
  InstancePages,
  TrailPages,
  RecomputeInstance,
  Offers,
  StageLists,
  SavedStarts,
];

/** Running processes: commands, and the pages on which people see and do their work. */
@Module({
  imports: [
    DefinitionsModule,
    IdentityModule,
    FormsModule,
    FilesModule,
    RecordsModule,
    ViewsModule,
    TrailModule,
    OutboxModule,
    TasksModule,
    BehavioursModule,
  ],
  controllers: [ProcessesController, InstancesController, StagesController],
  providers: [InstanceRepository, InstanceAccess, InstanceFiles, ...commands, ...steps, ...work, ...pages],
  exports: [SubmitWork, FireTimer, RetryIncident, Incidents, WorkPages, WorkDrafts],
})
export class ProcessesModule {}
