import { bootFormApp, form, messages, type FormApp } from './form-app.js';

describe('form rules', () => {
  let app: FormApp;
  beforeAll(async () => {
    app = await bootFormApp({ settings: { validationMilliseconds: 5000 } });
  });
  afterAll(() => app.app.close());
  const fields = [
    { type: 'money', key: 'price', label: '报价' },
    { type: 'textfield', key: 'why', label: '理由' },
  ];

  it('sees data, parameters, the instance, the subject, the person and the organisation', async () => {
    const given = form(fields, {
      rules: [
        {
          id: 'all',
          severity: 'error',
          path: 'price',
          assert:
            '=amount(data.price) < p.quoteLimit and report.device = "泵" and _number = "N1" and subject._state = "开" and person.name = "王护士" and organisation.phone = "8001"',
          message: '不对',
        },
      ],
    });
    const more = {
      variables: { report: { device: '泵' } },
      constants: { p: { quoteLimit: 5000 }, _number: 'N1', subject: { _state: '开' } },
    };
    expect(messages(await app.validate(given, { price: '4999.99' }, more))).toEqual({});
    expect(messages(await app.validate(given, { price: '5000.00' }, more))).toEqual({ price: '不对' });
  });

  it('fills the names of `let` into the message', async () => {
    const given = form(fields, {
      rules: [
        {
          id: 'limit',
          severity: 'error',
          path: 'price',
          let: { limit: '=p.quoteLimit', over: '=amount(data.price) - limit' },
          assert: '=over <= 0',
          message: '报价超过{{yuan(limit)}}元，多了{{yuan(over)}}元',
        },
      ],
    });
    expect(messages(await app.validate(given, { price: '5001' }))).toEqual({
      price: '报价超过5,000.00元，多了1.00元',
    });
  });

  it.each<[string, string | undefined, string, boolean]>([
    ['true holds', undefined, '=true', true],
    ['false fails', undefined, '=false', false],
    ['null fails', undefined, '=data.missing > 1', false],
    ['another value fails', undefined, '="yes"', false],
    ['not asked when `when` is false', '=false', '=false', true],
    ['not asked when `when` is null', '=data.missing > 1', '=false', true],
  ])('an error rule: %s', async (_, when, assert, holds) => {
    const rule = { id: 'r', severity: 'error' as const, assert, message: '错', ...(when ? { when } : {}) };
    const { errors } = await app.validate(form(fields, { rules: [rule] }), {});
    expect(errors).toEqual(holds ? [] : [{ path: '', message: '错', rule: 'r' }]);
  });

  it.each<[string, string, boolean]>([
    ['false', '=false', true],
    ['true', '=true', false],
    ['null', '=data.missing > 1', false],
  ])('a warning rule on %s', async (_, assert, warns) => {
    const rule = { id: 'w', severity: 'warning' as const, path: 'why', assert, message: '请确认' };
    const { errors, warnings } = await app.validate(form(fields, { rules: [rule] }), {});
    expect(errors).toEqual([]);
    expect(warnings).toEqual(warns ? [{ path: 'why', message: '请确认', rule: 'w' }] : []);
  });

  it('keeps rules about the whole form apart and in order', async () => {
    const rule = (id: string) => ({
      id,
      severity: 'error' as const,
      path: '',
      assert: '=false',
      message: id,
    });
    const { errors } = await app.validate(form(fields, { rules: [rule('b'), rule('a')] }), {});
    expect(errors.map(({ rule: id }) => id)).toEqual(['b', 'a']);
  });
});
