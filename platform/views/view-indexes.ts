import { createHash } from 'node:crypto';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { ReleaseService, type Release } from '../definitions/index.js';
import { Sql } from '../kernel/index.js';
import { indexesOf, type ViewIndex } from './indexes-of.js';

/** Serialises servers that start together. */
const lockKey = 7_100_003;
const prefix = 'view_';

/** Keeps the indexes that the views of the current release need, and no others of its own. */
@Injectable()
export class ViewIndexes implements OnApplicationBootstrap {
  constructor(
    private readonly sql: Sql,
    private readonly releases: ReleaseService,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.ensure(this.releases.current());
  }

  /** @returns names of the indexes that were made now */
  async ensure(release: Release): Promise<string[]> {
    const wanted = new Map(indexesOf(release).map((index) => [nameOf(index), index]));
    return this.sql.transaction(async (tx) => {
      await this.sql.query('SELECT pg_advisory_xact_lock($1)', [lockKey], tx);
      const present = await this.sql.query<{ name: string }>(
        `SELECT indexname AS name FROM pg_indexes WHERE schemaname = current_schema() AND starts_with(indexname, '${prefix}')`,
        [],
        tx,
      );
      const names = new Set(present.map(({ name }) => name));
      const missing = [...wanted].filter(([name]) => !names.has(name));
      for (const [name, { table, method, expression, where }] of missing) {
        await this.sql.query(
          `CREATE INDEX ${name} ON ${table} USING ${method} (${expression}) WHERE ${where}`,
          [],
          tx,
        );
        // a partial index does not inform the planner, so ANALYZE need not read its expression
        if (expression.includes('#>>'))
          await this.sql.query(`ALTER INDEX ${name} ALTER COLUMN 1 SET STATISTICS 0`, [], tx);
      }
      for (const name of [...names].filter((each) => !wanted.has(each))) {
        await this.sql.query(`DROP INDEX ${name}`, [], tx);
      }
      if (missing.length > 0) await this.sql.query('ANALYZE instances, records', [], tx);
      return missing.map(([name]) => name);
    });
  }
}

/** The same index bears the same name in every release. */
function nameOf({ table, method, expression, where }: ViewIndex): string {
  const hash = createHash('sha256').update([table, method, expression, where].join('\n')).digest('hex');
  return `${prefix}${table}_${hash.slice(0, 16)}`;
}
