import { Module } from '@nestjs/common';
import { NotificationsModule } from '../notifications/index.js';
import { PrintsModule } from '../prints/index.js';
import { RecordsModule } from '../records/index.js';
import type { Behaviour } from './behaviour.js';
import { BehaviourRegistry, BEHAVIOURS } from './behaviour-registry.js';
import { DocumentRender } from './document-render.behaviour.js';
import { InstanceFind } from './instance-find.behaviour.js';
import { MessageSend } from './message-send.behaviour.js';
import { Notify } from './notify.behaviour.js';
import { NumberAllocate } from './number-allocate.behaviour.js';
import { NumberAllocator } from './number-allocator.js';
import { RecordCreate } from './record-create.behaviour.js';
import { RecordFind } from './record-find.behaviour.js';
import { RecordUpdate } from './record-update.behaviour.js';

const behaviours = [
  NumberAllocate,
  RecordCreate,
  RecordUpdate,
  RecordFind,
  InstanceFind,
  Notify,
  MessageSend,
  DocumentRender,
];

/** Everything a service task can do; a new behaviour is one file and one name in this list. */
@Module({
  imports: [RecordsModule, PrintsModule, NotificationsModule],
  providers: [
    ...behaviours,
    NumberAllocator,
    { provide: BEHAVIOURS, useFactory: (...all: Behaviour[]) => all, inject: behaviours },
    BehaviourRegistry,
  ],
  exports: [BehaviourRegistry],
})
export class BehavioursModule {}
