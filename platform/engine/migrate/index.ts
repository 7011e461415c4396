export { migrate } from './migrate.js';
export type { ElementIds } from './element-mapping.js';
export type {
  MigrationRefusal,
  MigrationRefusalCode,
  MigrationResult,
  MigrationSuccess,
} from './migration.js';
