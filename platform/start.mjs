import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { build } from './build.mjs';

/** `npm start`: builds what is out of date, then runs the server with the arguments given. */
await build();

const main = fileURLToPath(new URL('../dist/platform/main.js', import.meta.url));
const server = spawn(process.execPath, ['--enable-source-maps', main, ...process.argv.slice(2)], {
  stdio: 'inherit',
});
// Ctrl-C reaches the server by itself; a signal sent to this process alone must be passed on.
for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => server.kill(signal));
process.on('SIGINT', () => undefined);
server.on('exit', (code, signal) => process.exit(signal ? 1 : code));
