import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ReleaseService, shiftDate } from '../definitions/index.js';
import { Api, applicationSchema, Clock, Config, type Application } from '../kernel/index.js';

/** Days ahead whose rest is told: more than a page stays open. */
const horizon = 60;

@ApiTags('application')
@Controller('application')
export class ApplicationController {
  constructor(
    private readonly releases: ReleaseService,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Api({ summary: '系统名称与外观', response: applicationSchema })
  show(): Application {
    const release = this.releases.current();
    const { bundle, calendar } = release;
    const today = this.clock.iso().slice(0, 10);
    return {
      title: bundle.title,
      subtitle: bundle.subtitle,
      owner: bundle.owner,
      contact: bundle.contact,
      locale: bundle.locale,
      timeZone: bundle.timeZone,
      restDays: calendar.restDays(shiftDate(today, -1), shiftDate(today, horizon)).map(({ date }) => date),
      release: release.hash,
      states: Object.fromEntries(bundle.states.map(({ label, tone }) => [label, tone])),
      portal: bundle.portal ?? null,
      loginMethods: ['password'],
      demo: this.config.demo,
    };
  }
}
