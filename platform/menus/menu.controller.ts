import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ReleaseService } from '../definitions/index.js';
import { CurrentActor, type Actor } from '../identity/index.js';
import { Api, menuSchema, type MenuItem } from '../kernel/index.js';
import { buildMenu } from './build-menu.js';
import { WorkCounts } from './work-counts.js';

@ApiTags('menu')
@Controller('menu')
export class MenuController {
  constructor(
    private readonly releases: ReleaseService,
    private readonly counts: WorkCounts,
  ) {}

  @Get()
  @Api({ summary: '当前用户的菜单', response: menuSchema })
  async show(@CurrentActor() actor: Actor): Promise<{ items: MenuItem[] }> {
    const release = this.releases.current();
    const roles = actor.roles.flatMap((id) => release.roles.get(id) ?? []);
    return { items: buildMenu(roles, actor.person ? await this.counts.of(actor) : new Map()) };
  }
}
