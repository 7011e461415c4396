import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Api, listQuerySchema, listSchema, type List } from '../../kernel/index.js';
import { CurrentPerson, type PersonActor } from '../../identity/index.js';
import { StageLists } from './stage-lists.js';

const stageQuerySchema = listQuerySchema.extend({
  stage: z
    .string()
    .min(1)
    .max(500)
    .describe('process/element, several joined by commas; for starts the process'),
  kind: z.enum(['stage', 'action', 'start', 'about']).default('stage'),
});

@ApiTags('stages')
@Controller('stages')
export class StagesController {
  constructor(private readonly lists: StageLists) {}

  @Get()
  @Api({ summary: '一个环节的待填报、已填报', query: stageQuerySchema, response: listSchema })
  list(@CurrentPerson() actor: PersonActor, @Query() query: z.infer<typeof stageQuerySchema>): Promise<List> {
    const { stage, kind, ...listQuery } = query;
    return this.lists.list(stage, kind, actor, listQuery);
  }
}
