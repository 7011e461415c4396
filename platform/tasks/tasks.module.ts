import { Module } from '@nestjs/common';
import { Drafts } from './drafts.js';
import { TaskRepository } from './task-repository.js';

/** What waits for people, and what they have typed so far. */
@Module({ providers: [TaskRepository, Drafts], exports: [TaskRepository, Drafts] })
export class TasksModule {}
