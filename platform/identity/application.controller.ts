import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ReleaseService } from '../definitions/index.js';
import { Api, applicationSchema, Config, type Application } from '../kernel/index.js';

@ApiTags('application')
@Controller('application')
export class ApplicationController {
  constructor(
    private readonly releases: ReleaseService,
    private readonly config: Config,
  ) {}

  @Get()
  @Api({ summary: '系统名称与外观', response: applicationSchema })
  show(): Application {
    const release = this.releases.current();
    const { bundle } = release;
    return {
      title: bundle.title,
      subtitle: bundle.subtitle,
      owner: bundle.owner,
      contact: bundle.contact,
      locale: bundle.locale,
      timeZone: bundle.timeZone,
      release: release.hash,
      states: Object.fromEntries(bundle.states.map(({ label, tone }) => [label, tone])),
      portal: bundle.portal ?? null,
      loginMethods: ['password'],
      demo: this.config.demo,
    };
  }
}
