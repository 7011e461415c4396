import { Session } from 'node:inspector/promises';

/** Loaded into a server under measurement: records the main thread's CPU when its parent asks for it. */
const session = new Session();
session.connect();
process.on('message', async (message) => {
  if (message === 'profile') {
    await session.post('Profiler.enable');
    await session.post('Profiler.setSamplingInterval', { interval: 500 });
    await session.post('Profiler.start');
    process.send('profiling');
  } else if (message === 'profiled') {
    const { profile } = await session.post('Profiler.stop');
    process.send({ profile });
  }
});
// a bench that is killed takes its servers with it
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();
