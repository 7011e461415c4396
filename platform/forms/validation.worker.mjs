import { parentPort } from 'node:worker_threads';
import { checkForm, withoutLoggedFaults } from './check-form.mjs';

// a form may not make the server fetch anything
globalThis.fetch = () => Promise.reject(new Error('No fetch in the validation worker'));

const forms = new Map();

parentPort.on('message', ({ form, components, data }) => {
  if (components !== undefined) forms.set(form, components);
  try {
    const result = withoutLoggedFaults(() => checkForm(forms.get(form), data));
    // as text: objects from another thread are not of the receiver's realm, which not every library takes for plain
    parentPort.postMessage(JSON.stringify(result));
  } catch (fault) {
    parentPort.postMessage(JSON.stringify({ fault: String(fault?.stack ?? fault) }));
  }
});
parentPort.postMessage('ready');
