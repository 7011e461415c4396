import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Api } from './api/api.decorator.js';
import { Sql } from './database/sql.js';
import { refuse } from './errors/refusal.js';

const healthSchema = z.object({ status: z.literal('ok') });

/** For balancers: 200 while the database answers. */
@ApiTags('health')
@Controller('health')
export class HealthController {
  constructor(private readonly sql: Sql) {}

  @Get()
  @Api({ summary: '服务是否可用', response: healthSchema })
  async show(): Promise<z.infer<typeof healthSchema>> {
    await this.sql.query('SELECT 1').catch((cause: unknown) => {
      throw refuse('database-unavailable', {}, {}, { cause });
    });
    return { status: 'ok' };
  }
}
