import { bootFormApp, form, type FormApp } from './form-app.js';

describe('validator limits', () => {
  let app: FormApp;
  beforeAll(async () => {
    app = await bootFormApp();
    // the threads start before the clock of the first test runs
    await app.validate(form([{ type: 'textfield', key: 'x' }]), {});
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

  it.each<[string, object]>([
    ['a pattern that is no regular expression', { validate: { pattern: '(' } }],
    ['JavaScript in a condition', { customConditional: 'show = true' }],
    ['JavaScript in a rule', { validate: { custom: 'valid = true' } }],
  ])('refuses everything in the face of %s', async (_, component) => {
    const broken = form([{ type: 'textfield', key: 'x', ...component }]);
    await expect(app.validate(broken, { x: '好' })).rejects.toMatchObject({ code: 'form-not-checked' });
  });
});
