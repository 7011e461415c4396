import type { FormioForm } from '../../../ui/form/formio-types';
import { Resolver } from '../../../ui/form/resolver';

const nothing = { values: [], hints: [], choices: [] };

/** A form, and a server that answers when it is told to. */
function open(data: Record<string, unknown>) {
  const form = { submission: { data }, everyComponent: () => undefined } as unknown as FormioForm;
  const asked: { sent: Record<string, unknown>; answer: () => void }[] = [];
  const resolve = (sent: Record<string, unknown>) =>
    new Promise<typeof nothing>((done) => asked.push({ sent, answer: () => done(nothing) }));
  return { form, asked, resolver: new Resolver(form, { current: { resolve } }, () => undefined) };
}

const moment = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));

describe('the answer of the server', () => {
  it('is known again when the form tells of it', async () => {
    const { form, asked, resolver } = open({ name: '甲' });
    resolver.ask();
    await moment(450);
    asked[0]!.answer();
    await moment(0);
    expect(resolver.isAnswer(form.submission.data)).toBe(true);
  });

  it('is not mistaken for what was typed while it was on its way', async () => {
    const { form, asked, resolver } = open({ name: '甲' });
    resolver.ask();
    await moment(450);
    form.submission.data['kind'] = 'FJ';
    asked[0]!.answer();
    await moment(0);
    expect(resolver.isAnswer(form.submission.data)).toBe(false);
    await moment(450);
    expect(asked.map(({ sent }) => sent)).toEqual([{ name: '甲' }, { name: '甲', kind: 'FJ' }]);
    asked[1]!.answer();
    await moment(0);
    expect(resolver.isAnswer(form.submission.data)).toBe(true);
  });
});
