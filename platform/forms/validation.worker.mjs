import { parentPort } from 'node:worker_threads';
import {
  clearHiddenProcessInfo,
  conditionProcessInfo,
  filterProcessInfo,
  postValidateProcessInfo,
} from '@formio/core/process';
import { DefaultEvaluator, registerEvaluator } from '@formio/core/utils';
import { runProcessors } from './run-processors.mjs';

// definitions carry no JavaScript, and a form may not make the server fetch anything
registerEvaluator(new DefaultEvaluator({ noeval: true }));
globalThis.fetch = () => Promise.reject(new Error('No fetch in the validation worker'));

// Form.io logs an exception inside a rule or condition and goes on as if all were well
let faults = [];
console.warn = console.error = (...parts) => faults.push(parts.map(String).join(' '));

const processors = [filterProcessInfo, conditionProcessInfo, clearHiddenProcessInfo, postValidateProcessInfo];
const forms = new Map();

parentPort.on('message', ({ form, components, data }) => {
  if (components !== undefined) forms.set(form, components);
  faults = [];
  try {
    // as text: objects from another thread are not of the receiver's realm, which not every library takes for plain
    parentPort.postMessage(JSON.stringify(validate(JSON.parse(forms.get(form)), data)));
  } catch (fault) {
    parentPort.postMessage(JSON.stringify({ fault: String(fault?.stack ?? fault) }));
  }
});
parentPort.postMessage('ready');

function validate(components, data) {
  const { errors: found, filtered = data } = runProcessors(components, data, processors);
  if (faults.length > 0) return { fault: faults.join('\n') };
  const errors = found.map(({ errorKeyOrMessage, ruleName, context: where }) => ({
    path: where.path,
    place: where.path.replace(/\[\d+\]/g, ''),
    rule: ruleName ?? errorKeyOrMessage,
    key: errorKeyOrMessage,
  }));
  return { data: filtered, errors };
}
