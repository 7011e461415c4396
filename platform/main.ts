import 'reflect-metadata';
import { startServer } from './start-server.js';

/** Entry point of a server process; see `start-server.ts` for the order of things. */
try {
  const server = await startServer(process.env, process.argv.slice(2), (line) => console.log(line));
  const stop = async (): Promise<void> => {
    console.log('正在停止…');
    await server.stop();
    process.exit(0);
  };
  process.once('SIGINT', () => void stop());
  process.once('SIGTERM', () => void stop());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  if (error instanceof Error && error.cause) console.error(error.cause);
  process.exit(1);
}
