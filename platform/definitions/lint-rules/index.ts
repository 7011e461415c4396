import type { LintRule } from '../lint/lint-rule.js';
import { accessCondition } from './access-condition.js';
import { behaviourKnown } from './behaviour-known.js';
import { componentType } from './component-type.js';
import { dataPath } from './data-path.js';
import { decisionFile } from './decision-file.js';
import { decisionInput } from './decision-input.js';
import { demoName } from './demo-name.js';
import { duplicateKey } from './duplicate-key.js';
import { feelPath } from './feel-path.js';
import { feelSyntax } from './feel-syntax.js';
import { fillableField } from './fillable-field.js';
import { guardMessage } from './guard-message.js';
import { menuEntry } from './menu-entry.js';
import { noJavascript } from './no-javascript.js';
import { numberPattern } from './number-pattern.js';
import { performerRequired } from './performer-required.js';
import { processFile } from './process-file.js';
import { propertyKnown } from './property-known.js';
import { schema } from './schema.js';
import { stateListed } from './state-listed.js';
import { templateSyntax } from './template-syntax.js';
import { textPattern } from './text-pattern.js';
import { unresolvedName } from './unresolved-name.js';

/** Rules about files by themselves; when one of them fails, the others would only repeat it. */
export const fileRules: readonly LintRule[] = [schema, processFile, decisionFile];

/** Rules about what files say of each other. */
export const bundleRules: readonly LintRule[] = [
  unresolvedName,
  performerRequired,
  propertyKnown,
  guardMessage,
  stateListed,
  behaviourKnown,
  componentType,
  duplicateKey,
  textPattern,
  fillableField,
  noJavascript,
  feelSyntax,
  templateSyntax,
  feelPath,
  dataPath,
  decisionInput,
  accessCondition,
  menuEntry,
  numberPattern,
  demoName,
];
