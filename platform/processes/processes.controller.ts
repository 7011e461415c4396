import { Body, Controller, Delete, Get, Headers, Param, Post, Put } from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import {
  Api,
  checkedSchema,
  completedSchema,
  draftRequestSchema,
  draftSavedSchema,
  resolvedSchema,
  resolveRequestSchema,
  submitRequestSchema,
  workListSchema,
  workPageSchema,
  type Checked,
  type Completed,
  type WorkList,
  type WorkPage,
} from '../kernel/index.js';
import type { Variables } from '../engine/index.js';
import { CurrentPerson, type PersonActor } from '../identity/index.js';
import { SubmitWork } from './commands/submit-work.js';
import { WorkDrafts } from './work-drafts.js';
import { WorkLists } from './pages/work-list.js';
import { WorkPages } from './pages/work-page.js';

type DraftRequest = z.infer<typeof draftRequestSchema>;
type SubmitRequest = z.infer<typeof submitRequestSchema>;
type ResolveRequest = z.infer<typeof resolveRequestSchema>;
type Resolved = z.infer<typeof resolvedSchema>;

/** What people fill in. A key names a task, an offered action or a start (see `work-key`). */
@ApiTags('work')
@Controller('work')
export class ProcessesController {
  constructor(
    private readonly lists: WorkLists,
    private readonly pages: WorkPages,
    private readonly drafts: WorkDrafts,
    private readonly submitWork: SubmitWork,
  ) {}

  @Get()
  @Api({ summary: '我的待办，最紧急的在前', response: workListSchema })
  list(@CurrentPerson() actor: PersonActor): Promise<WorkList> {
    return this.lists.of(actor);
  }

  @Get(':key')
  @Api({ summary: '办理页', response: workPageSchema })
  show(@Param('key') key: string, @CurrentPerson() actor: PersonActor): Promise<WorkPage> {
    return this.pages.show(key, actor);
  }

  @Put(':key/draft')
  @Api({ summary: '保存草稿', body: draftRequestSchema, response: draftSavedSchema })
  async saveDraft(
    @Param('key') key: string,
    @CurrentPerson() actor: PersonActor,
    @Body() draft: DraftRequest,
  ): Promise<{ savedAt: string }> {
    return { savedAt: await this.drafts.save(key, actor, { ...draft, data: draft.data as Variables }) };
  }

  @Delete(':key/draft')
  @Api({ summary: '放弃草稿', status: 204 })
  async discardDraft(@Param('key') key: string, @CurrentPerson() actor: PersonActor): Promise<void> {
    await this.drafts.discard(key, actor);
  }

  @Post(':key/resolve')
  @Api({ summary: '按已填内容重新计算', body: resolveRequestSchema, response: resolvedSchema })
  resolve(
    @Param('key') key: string,
    @CurrentPerson() actor: PersonActor,
    @Body() { data }: ResolveRequest,
  ): Promise<Resolved> {
    return this.drafts.resolve(key, actor, data as Variables);
  }

  @Post(':key/check')
  @Api({ summary: '提交前检查', body: submitRequestSchema, response: checkedSchema })
  check(
    @Param('key') key: string,
    @CurrentPerson() actor: PersonActor,
    @Body() request: SubmitRequest,
  ): Promise<Checked> {
    return this.drafts.check(key, actor, { ...request, data: request.data as Variables });
  }

  @Post(':key/submit')
  @ApiHeader({ name: 'idempotency-key', required: true, description: 'UUID of this submission' })
  @Api({ summary: '提交', body: submitRequestSchema, response: completedSchema, status: 201 })
  submit(
    @Param('key') key: string,
    @CurrentPerson() actor: PersonActor,
    @Body() request: SubmitRequest,
    @Headers('idempotency-key') commandKey?: string,
  ): Promise<Completed> {
    return this.submitWork.run(key, actor, { ...request, data: request.data as Variables }, commandKey);
  }
}
