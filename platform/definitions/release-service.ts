import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock, Config, Sql, type Transaction } from '../kernel/index.js';
import { filesHash } from './content-hash.js';
import { loadBundleFromFiles, readBundleFiles } from './load-bundle.js';
import { lintBundle } from './lint/lint-bundle.js';
import { MalformedBundle } from './malformed-bundle.js';
import type { Release } from './release.js';

type Files = Record<string, string>;

/** Serialises publishing over all server processes of one database. */
const publishLock = 7_301_455;

/**
 * Releases in the database. At start the definitions folder becomes the current release when it differs from it;
 * running instances keep the release they were started with (`byHash`).
 */
@Injectable()
export class ReleaseService implements OnModuleInit {
  private currentRelease: Release | null = null;
  private readonly byHashCache = new Map<string, Promise<Release>>();

  constructor(
    private readonly sql: Sql,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  async onModuleInit(): Promise<void> {
    const files = await readBundleFiles(this.config.definitionsFolder);
    const { bundle } = await this.publish(files, `文件夹 ${this.config.definitionsFolder} `);
    this.clock.useTimeZone(bundle.timeZone);
  }

  /** The release that new instances pin. */
  current(): Release {
    if (!this.currentRelease) throw new Error('还没有发布任何定义。');
    return this.currentRelease;
  }

  /** A release by its content hash; kept in memory once loaded. Throws when the database has no such release. */
  byHash(hash: string): Promise<Release> {
    const cached = this.byHashCache.get(hash);
    if (cached) return cached;
    const loading = this.load(hash);
    this.byHashCache.set(hash, loading);
    // a failure must not stay: the next request tries again
    loading.catch(() => this.byHashCache.delete(hash));
    return loading;
  }

  /**
   * Makes files the current release; the same content twice is one release.
   * @throws MalformedBundle, and then nothing has changed.
   */
  async publish(files: Files, where: string): Promise<Release> {
    const { release, findings } = await loadBundleFromFiles(files);
    if (!release) throw new MalformedBundle(where, findings);
    await this.check(release, where);
    await this.sql.transaction((tx) => this.store(release, tx));
    this.currentRelease = release;
    this.byHashCache.set(release.hash, Promise.resolve(release));
    return release;
  }

  /** What has been published once was checked then. */
  private async check({ hash, files }: Release, where: string): Promise<void> {
    const known = await this.sql.query('SELECT 1 FROM releases WHERE hash = $1', [hash]);
    if (known.length > 0) return;
    const findings = await lintBundle(files);
    if (findings.some(({ severity }) => severity === 'error')) throw new MalformedBundle(where, findings);
  }

  private async store(release: Release, tx: Transaction): Promise<void> {
    await this.sql.query('SELECT pg_advisory_xact_lock($1)', [publishLock], tx);
    await this.sql.query(
      'UPDATE releases SET current = false WHERE current AND hash <> $1',
      [release.hash],
      tx,
    );
    await this.sql.query(
      `INSERT INTO releases (hash, content, published_at, current) VALUES ($1, $2, $3, true)
       ON CONFLICT (hash) DO UPDATE SET current = true`,
      [release.hash, JSON.stringify(release.files), this.clock.now()],
      tx,
    );
  }

  private async load(hash: string): Promise<Release> {
    const rows = await this.sql.query<{ content: Files }>('SELECT content FROM releases WHERE hash = $1', [
      hash,
    ]);
    const files = rows[0]?.content;
    if (!files) throw new Error(`数据库中没有版本为 ${hash} 的定义。`);
    if (filesHash(files) !== hash) throw new Error(`版本为 ${hash} 的定义内容与其校验值不一致。`);
    const { release, findings } = await loadBundleFromFiles(files);
    if (!release) throw new MalformedBundle(`版本 ${hash} `, findings);
    return release;
  }
}
