import {
  clearHiddenProcessInfo,
  conditionProcessInfo,
  filterProcessInfo,
  postValidateProcessInfo,
} from '@formio/core/process';
import { DefaultEvaluator, registerEvaluator } from '@formio/core/utils';
import { runProcessors } from './run-processors.mjs';

// definitions carry no JavaScript
registerEvaluator(new DefaultEvaluator({ noeval: true }));

const processors = [filterProcessInfo, conditionProcessInfo, clearHiddenProcessInfo, postValidateProcessInfo];

/**
 * Form.io's rules over one submission.
 * @param components as JSON: Form.io notes in them what it finds
 * @param data the submission, changed by it
 */
export function checkForm(components, data) {
  const { errors: found, filtered = data } = runProcessors(JSON.parse(components), data, processors);
  const errors = found.map(({ errorKeyOrMessage, ruleName, context: where }) => ({
    path: where.path,
    place: where.path.replace(/\[\d+\]/g, ''),
    rule: ruleName ?? errorKeyOrMessage,
  }));
  return { data: filtered, errors };
}

/**
 * Form.io logs an exception inside a rule or condition and goes on as if all were well.
 * @returns what `run` returns. @throws Error with what was logged meanwhile, if anything was
 */
export function withoutLoggedFaults(run) {
  const { warn, error } = console;
  const faults = [];
  console.warn = console.error = (...parts) => faults.push(parts.map(String).join(' '));
  let result;
  try {
    result = run();
  } finally {
    Object.assign(console, { warn, error });
  }
  if (faults.length > 0) throw new Error(faults.join('\n'));
  return result;
}
