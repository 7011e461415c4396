import { register } from 'node:module';

/**
 * `node platform/rehearse.mjs FILE.bpmn` tries out a workflow before it is published; `rehearsal/README.md` describes
 * options, exit codes and the JSON. The TypeScript sources run as they are.
 */

register('./typescript-hooks.mjs', import.meta.url);
const { runRehearsal } = await import('./rehearsal/index.ts');
process.exitCode = await runRehearsal(process.argv.slice(2), {
  print: (text) => process.stdout.write(`${text}\n`),
  complain: (text) => process.stderr.write(`${text}\n`),
});
