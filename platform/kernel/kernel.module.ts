import { Global, Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_INTERCEPTOR } from '@nestjs/core';
import { ApiValidation } from './api/api-validation.js';
import { Clock } from './clock.js';
import { Config } from './config.js';
import { Sql } from './database/sql.js';
import { HealthController } from './health.controller.js';
import { ProblemFilter } from './errors/problem-filter.js';
import { Sealer } from './sealing/sealer.js';

/** What every capability stands on; made before Nest starts, because the database must be there first. */
export interface Kernel {
  config: Config;
  sql: Sql;
  clock: Clock;
  sealer: Sealer;
}

@Global()
@Module({})
export class KernelModule {
  static with({ config, sql, clock, sealer }: Kernel): DynamicModule {
    const provided = [
      { provide: Config, useValue: config },
      { provide: Sql, useValue: sql },
      { provide: Clock, useValue: clock },
      { provide: Sealer, useValue: sealer },
    ];
    return {
      module: KernelModule,
      controllers: [HealthController],
      providers: [
        ...provided,
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_INTERCEPTOR, useClass: ApiValidation },
      ],
      exports: provided.map(({ provide }) => provide),
    };
  }
}
