import { Trading } from '../../definitions/scenario/trading.js';

/**
 * The product in a process of its own, as it runs everywhere else, told by the test when it is. Answers one message with
 * one message; ends when the test does.
 */
export type Question =
  | { ask: 'feel'; text: string }
  | { ask: 'moveTo'; instant: string }
  | { ask: 'expireSessions' }
  | { ask: 'close' };

const trading = await Trading.open(JSON.parse(process.argv[2]!) as object);
process.on('message', (question: Question & { id: number }) => void reply(question));
process.once('disconnect', () => process.exit(0));
process.send!({ url: trading.app.url });

async function reply(question: Question & { id: number }): Promise<void> {
  try {
    process.send!({ id: question.id, result: (await answer(question)) ?? null });
  } catch (fault) {
    process.send!({ id: question.id, fault: (fault as Error).message });
  }
  if (question.ask === 'close') process.disconnect();
}

async function answer(question: Question): Promise<unknown> {
  switch (question.ask) {
    case 'feel':
      return trading.feel(question.text);
    case 'moveTo':
      return trading.moveTo(question.instant);
    case 'expireSessions':
      return trading.app.kernel.sql.query('DELETE FROM sessions');
    case 'close':
      return trading.close();
  }
}
