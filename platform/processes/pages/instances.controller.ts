import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  Api,
  instancePageSchema,
  refuse,
  trailSchema,
  type InstancePage,
  type Trail,
} from '../../kernel/index.js';
import { CurrentActor, type Actor } from '../../identity/index.js';
import { InstancePages } from './instance-page.js';
import { TrailPages } from './trail-page.js';
import { isUuid } from '../work-key.js';

@ApiTags('instances')
@Controller('instances')
export class InstancesController {
  constructor(
    private readonly pages: InstancePages,
    private readonly trails: TrailPages,
  ) {}

  @Get(':id')
  @Api({ summary: '一件事项的全部内容', response: instancePageSchema })
  show(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<InstancePage> {
    return this.pages.show(checkedId(id), actor);
  }

  @Get(':id/trail')
  @Api({ summary: '留痕', response: trailSchema })
  trail(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<Trail> {
    return this.trails.show(checkedId(id), actor);
  }
}

function checkedId(id: string): string {
  if (!isUuid(id)) throw refuse('not-found');
  return id;
}
