export { actorRoots, evaluatorOver, feelRow, type Evaluate } from './rendering/evaluator.js';
export { factText } from './rendering/fact-text.js';
export { fileOf, renderValue } from './rendering/render-value.js';
export { startOffer } from './start-offer.js';
export { RecordService, type RecordsToChange } from './record-service.js';
export type { NewRecord, RecordChange } from './record-repository.js';
export { RecordsModule } from './records.module.js';
export {
  instanceColumn,
  instanceFields,
  instanceTables,
  instanceSource,
  subjectColumn,
  subjectFields,
  subjectProcess,
  type RowTools,
} from './rows/instance-source.js';
export { organisationSource } from './rows/organisation-source.js';
export { recordColumn } from './rows/record-source.js';
export { Rights } from './rows/rights.js';
export { RowLookup, type LookupContext } from './rows/row-lookup.js';
export { RowQuery, type OrderKey } from './rows/row-query.js';
export { RowReader } from './rows/row-reader.js';
export {
  columnSql,
  quoteLiteral,
  valueAt,
  type Column,
  type DataRow,
  type RowSource,
} from './rows/row-source.js';
export { both, shiftPlaces, type SqlFilter } from './rows/sql-filter.js';
