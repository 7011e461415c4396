/** What every capability stands on: settings, database, time, refusals, sealing, wire contract. */
export * from './wire/index.js';
export { Api, type ApiShape } from './api/api.decorator.js';
export { apiComponents, apiSchema } from './api/api-schemas.js';
export { Clock, isoInZone } from './clock.js';
export { Config, type Settings } from './config.js';
export { EmbeddedPostgres } from './database/embedded-postgres.js';
export { FolderLock, FolderTaken } from './folder-lock.js';
export { migrate, type MigrationContext } from './database/migrate.js';
export { Sql, waitForDatabase } from './database/sql.js';
export type { Row } from './database/statement.js';
export type { Transaction } from './database/transaction.js';
export { type Code } from './errors/codes.js';
export { Refusal, refuse } from './errors/refusal.js';
export { KernelModule, type Kernel } from './kernel.module.js';
export { canonicalJson, sha256 } from './sealing/canonical-json.js';
export { Sealer } from './sealing/sealer.js';
