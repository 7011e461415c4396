import { Module } from '@nestjs/common';
import { Timers } from './timers.js';
import { Worker } from './worker.js';

/** What happens after a command has been committed: timers now, effects that leave the system later. */
@Module({ providers: [Timers, Worker], exports: [Timers, Worker] })
export class OutboxModule {}
