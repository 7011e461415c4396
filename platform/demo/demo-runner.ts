import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ReleaseService, type Release } from '../definitions/index.js';
import { Clock, Config, Sql } from '../kernel/index.js';
import type { Variables } from '../engine/index.js';
import { PersonRepository, requirePerson, type Organisation } from '../identity/index.js';
import { RecordService } from '../records/index.js';
import { DemoFiles } from './demo-files.js';
import { DemoPeople, type DemoAccount } from './demo-people.js';
import { DemoScenario } from './demo-scenario.js';
import { fillDemoValue, organisationValues } from './demo-expressions.js';

const lock = 7_100_003;
/** A row of `counters`: 0 while demo data are being made, 1 when they are complete. */
const mark = 'demo-data';

/**
 * Fills an empty database with demo data when the server was started with `--demo`. It runs before the application starts
 * its jobs, because its timers belong to its own past.
 */
@Injectable()
export class DemoRunner implements OnModuleInit {
  constructor(
    private readonly config: Config,
    private readonly sql: Sql,
    private readonly clock: Clock,
    private readonly releases: ReleaseService,
    private readonly demoPeople: DemoPeople,
    private readonly people: PersonRepository,
    private readonly records: RecordService,
    private readonly files: DemoFiles,
    private readonly scenario: DemoScenario,
  ) {}

  async onModuleInit(): Promise<void> {
    if (!this.config.demo) return;
    // of two servers that start together one makes the data while the other waits
    await this.sql.transaction(async (tx) => {
      await this.sql.query('SELECT pg_advisory_xact_lock($1)', [lock], tx);
      await this.runOnce();
    });
  }

  private async runOnce(): Promise<void> {
    const [state] = await this.sql.query<{ value: string }>('SELECT value FROM counters WHERE key = $1', [
      mark,
    ]);
    if (state?.value === '0') say('上次载入演示数据时中断，数据不完整；如需重来，请停止服务并清空数据目录。');
    if (state || (await this.people.count()) > 0) return;
    await this.sql.query('INSERT INTO counters (key, value) VALUES ($1, 0)', [mark]);
    await this.fill(this.releases.current());
    await this.sql.query('UPDATE counters SET value = 1 WHERE key = $1', [mark]);
  }

  private async fill(release: Release): Promise<void> {
    const started = Date.now();
    const { accounts, password, byKey } = await this.demoPeople.create(release);
    say(`演示数据：${byKey.size} 个单位，${accounts.length} 个账号`);
    await this.createRecords(release, byKey);
    say(`演示数据：${release.demo.records.length} 条登记`);
    await this.scenario.play(release, byKey, (done, all) => {
      if (done % 10 === 0 || done === all) say(`演示数据：办理 ${done}/${all}`);
    });
    say(`演示数据已载入，用时 ${((Date.now() - started) / 1000).toFixed(1)} 秒`);
    sayAccounts(accounts, password);
  }

  private async createRecords(release: Release, byKey: ReadonlyMap<string, Organisation>): Promise<void> {
    const organisations = organisationValues(byKey);
    const now = this.clock.iso();
    for (const { type, organisation, state, data } of release.demo.records) {
      const filled = await fillDemoValue(data, {
        release,
        now,
        organisations,
        t0: now.slice(0, 10),
        aliases: {},
        file: (name) => this.uploadFor(organisation, name, release),
      });
      const owner = organisation === undefined ? null : byKey.get(organisation);
      if (owner === undefined) throw new Error(`演示登记引用了不存在的单位“${organisation}”。`);
      await this.records.create(release, type, { data: filled as Variables, state, organisation: owner?.id });
    }
  }

  /** Files belong to people: those of a record to the first one of its organisation. */
  private async uploadFor(organisation: string | undefined, name: string, { demo }: Release) {
    const username = demo.organisations.find(({ key }) => key === organisation)?.people[0]?.username;
    const actor = username === undefined ? null : await this.people.actorOf(username);
    if (!actor) throw new Error(`演示登记的附件“${name}”没有所属单位的账号可以上传。`);
    return this.files.upload(name, requirePerson(actor));
  }
}

function sayAccounts(accounts: DemoAccount[], password: string): void {
  say('演示账号（密码只显示这一次）：');
  for (const { username, name, organisation, roles } of accounts) {
    say(`  ${username.padEnd(12)} ${name}　${organisation}（${roles.join('、')}）`);
  }
  say(`  密码（全部账号相同）  ${password}`);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
