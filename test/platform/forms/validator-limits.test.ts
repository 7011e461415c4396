import { bootFormApp, form, type FormApp } from './form-app.js';

/** Its pattern is harmless for what is typed here, but nobody can know: it is checked in a thread. */
const slow = form([{ type: 'textfield', key: 'y', validate: { pattern: '.*x.*' } }]);

describe('validator limits', () => {
  let app: FormApp;
  beforeAll(async () => {
    app = await bootFormApp();
    // the threads start before the clock of the first test runs
    await app.validate(slow, {});
  });
  afterAll(() => app.app.close());

  it('breaks off a pattern that backtracks without end, and goes on working', async () => {
    const endless = form([{ type: 'textfield', key: 'x', validate: { pattern: '^(a+)+$' } }]);
    const started = performance.now();
    await expect(app.validate(endless, { x: `${'a'.repeat(40)}!` })).rejects.toMatchObject({
      code: 'form-not-checked',
      status: 422,
    });
    expect(performance.now() - started).toBeLessThan(5000);
    const many = await Promise.all(
      Array.from({ length: 6 }, () => app.validate(form([{ type: 'textfield', key: 'x' }]), { x: '好' })),
    );
    expect(many.map(({ data }) => data)).toEqual(Array.from({ length: 6 }, () => ({ x: '好' })));
  });

  it('comes to the same in a thread', async () => {
    const here = form([
      { type: 'textfield', key: 'x', validate: { required: true, pattern: '[a-c]+' } },
      { type: 'checkbox', key: 'more' },
      {
        type: 'number',
        key: 'n',
        validate: { max: 5 },
        conditional: { show: true, when: 'more', eq: 'true' },
      },
      {
        type: 'datagrid',
        key: 'rows',
        components: [{ type: 'textfield', key: 'r', validate: { maxLength: 2 } }],
      },
    ]);
    const inThread = { ...here, components: [...here.components, ...slow.components] };
    for (const data of [
      { x: 'abc', more: false, n: 9, rows: [{ r: 'ok' }], unknown: 1 },
      { x: 'd', more: true, n: 9, rows: [{ r: 'ok' }, { r: 'long' }] },
      { rows: [] },
    ]) {
      const result = await app.validate(here, data);
      expect(await app.validate(inThread, data)).toEqual(result);
    }
  });

  it.each<[string, object]>([
    ['a pattern that is no regular expression', { validate: { pattern: '(' } }],
    ['JavaScript in a condition', { customConditional: 'show = true' }],
    ['JavaScript in a rule', { validate: { custom: 'valid = true' } }],
  ])('refuses everything in the face of %s', async (_, component) => {
    const broken = form([{ type: 'textfield', key: 'x', ...component }]);
    await expect(app.validate(broken, { x: '好' })).rejects.toMatchObject({ code: 'form-not-checked' });
  });
});
