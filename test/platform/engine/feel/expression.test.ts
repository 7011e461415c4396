import {
  compileExpression,
  evaluateExpression,
  explainExpression,
  FeelSyntaxError,
  isFeelFunction,
  parseFeelNames,
  readExpression,
  type FeelContext,
  type Json,
} from '../../../../platform/engine/index.js';

const context: FeelContext = {
  now: '2026-03-02T09:00:00+08:00',
  variables: {
    quote: {
      amount: 5,
      firm: { id: 'f1' },
      items: [
        { price: 1, amount: 9 },
        { price: 2, amount: 8 },
      ],
    },
    count: 3,
    deadline: '2026-03-02T01:30:00Z',
    _number: 'R-1',
  },
  constants: { p: { limit: 4 } },
  functions: {
    'add working days': (start: string, days: number) =>
      `${start.slice(0, 8)}${String(2 + days).padStart(2, '0')}`,
    'yuan in words': (value: number) => `${value}元`,
    'working days between': (from: number, to: number) => to - from,
    'end of working day on or after': (at: string) => at.replace(/T.*/, 'T17:30:00+08:00'),
    amount: (text: string) => Number(text),
  } as FeelContext['functions'],
};
const names = Object.keys(context.functions!);
const evaluate = (text: string, over: FeelContext = context): Json =>
  evaluateExpression(compileExpression(text, names), over);

describe('evaluate expression', () => {
  it.each<[string, Json]>([
    ['=1', 1],
    ['-2.5', -2.5],
    ['"文字"', '文字'],
    ['true', true],
    ['null', null],
    ['quote.amount', 5],
    ['quote.firm.id', 'f1'],
    ['quote.items.price', [1, 2]],
    ['quote.nothing.at.all', null],
    ['nothing', null],
    ['quote.amount.id', null],
    ['quote.constructor', null],
    ['p.limit', 4],
    ['_number', 'R-1'],
    ['= quote.amount > p.limit', true],
    ['quote.items[price > 1].amount', [8]],
    ['count(quote.items) + count', 5],
    ['for item in quote.items return item.price * 2', [2, 4]],
    ['some item in quote.items satisfies item.price = 2', true],
    ['{ a: 1, b: a + 1 }', { a: 1, b: 2 }],
    ['if nothing = null then "无" else "有"', '无'],
    ['1 / 0', null],
    ['nothing + 1', null],
    ['count', 3],
    ['"a" + string(1)', 'a1'],
  ])('%s is %j', (text, value) => {
    expect(evaluate(text)).toEqual(value);
  });

  it.each<[string, Json]>([
    ['now()', '2026-03-02T09:00:00+08:00'],
    ['today()', '2026-03-02'],
    ['now() + duration("P1M")', '2026-04-02T09:00:00+08:00'],
    ['date and time("2026-03-02T10:00:00")', '2026-03-02T10:00:00+08:00'],
    ['@"2026-03-02T10:00:00@Asia/Shanghai"', '2026-03-02T10:00:00+08:00'],
    ['time("10:00:00")', '10:00:00'],
    ['duration("PT90M")', 'PT1H30M'],
    ['[today()]', ['2026-03-02']],
    ['{ on: today() }', { on: '2026-03-02' }],
    ['now() < date and time(deadline)', true],
    ['now() = date and time("2026-03-02T01:00:00Z")', true],
    ['now() in [date and time("2026-03-02T00:59:00Z")..date and time("2026-03-02T01:00:00Z")]', true],
    ['date and time("2026-03-02T01:00:00Z") > date and time("2026-03-02T08:59:59+08:00")', true],
    ['function(a) a', null],
  ])('as JSON, %s is %j', (text, value) => {
    expect(evaluate(text)).toEqual(value);
  });

  it.each<[string, Json]>([
    ['add working days(today(), 3)', '2026-03-05'],
    ['if yuan in words(quote.amount) = "5元" then working days between(1, 4) else 0', 3],
    ['end of working day on or after(now()) ', '2026-03-02T17:30:00+08:00'],
    ['quote.items[amount("2") = price].amount', [8]],
    ['sum(for i in quote.items return amount(string(i.price)))', 3],
  ])('with functions of the release, %s is %j', (text, value) => {
    expect(evaluate(text)).toEqual(value);
  });

  it('takes the functions from the context, not from those that were compiled with', () => {
    const doubled = { ...context, functions: { amount: (n: number) => n * 2 } as FeelContext['functions'] };
    expect(evaluateExpression(compileExpression('amount(4)'), doubled)).toBe(8);
    expect(
      evaluateExpression(compileExpression('amount(4)'), { ...doubled, functions: undefined }),
    ).toBeNull();
  });

  it('says what FEEL found odd', () => {
    const { value, warnings } = explainExpression(compileExpression('missing.x > 3'), context);
    expect(value).toBeNull();
    expect(warnings.join()).toContain('missing');
    expect(explainExpression(compileExpression('missing'), context).warnings.join()).toContain('missing');
    const expression = compileExpression('gone > 1');
    expect(explainExpression(expression, context).warnings).toHaveLength(1);
    expect(explainExpression(expression, context).warnings).toHaveLength(1);
    const found = { ...context, variables: { gone: 2 } };
    expect(explainExpression(expression, found)).toEqual({ value: true, warnings: [] });
    expect(explainExpression(compileExpression('count > 1'), context).warnings).toEqual([]);
  });

  it('does not change what it reads', () => {
    const frozen = JSON.stringify(context);
    evaluate('for item in quote.items return { a: item, b: context put(item, "price", 0) }');
    expect(JSON.stringify(context)).toBe(frozen);
  });
});

describe('compile expression', () => {
  it.each(['', '=', '1 +', '${x}', 'a b c(', 'if a then b', 'a; b', 'working days between('])(
    'refuses %j',
    (text) => {
      expect(() => compileExpression(text)).toThrow(FeelSyntaxError);
    },
  );

  it('says where, in Chinese', () => {
    expect(() => compileExpression('=quote.amount >')).toThrow(
      /表达式“quote.amount >”写法有误：第 15 个字符附近/,
    );
  });
});

describe('names that an expression reads', () => {
  it.each<[string, string[]]>([
    ['quote.amount > p.limit', ['quote.amount', 'p.limit']],
    ['=count(quote.items) + count(rows)', ['quote.items', 'rows']],
    ['for x in quote.items, y in x.parts return x.price + y.n + z', ['quote.items', 'z']],
    ['every x in rows satisfies x.ok = flag', ['rows', 'flag']],
    ['{ a: one, b: a + two }.b', ['one', 'two']],
    ['(function(x) x + y)(z)', ['y', 'z']],
    ['rows[price > limit].name', ['rows']],
    ['add working days(dispatch.at, n)', ['dispatch.at', 'n']],
    ['f(from: a.b)', ['a.b']],
    ['if a instance of number then b else c', ['a', 'b', 'c']],
    ['"quote.amount"', []],
    ['now() > date and time(deadline)', ['deadline']],
  ])('%s reads %j', (text, paths) => {
    expect(parseFeelNames(text, names)).toEqual(paths);
  });

  it('lists the functions that are called', () => {
    expect(readExpression('yuan in words(count(x)) + nothing(1)', names).functions).toEqual([
      'yuan in words',
      'count',
      'nothing',
    ]);
    expect(isFeelFunction('count')).toBe(true);
    expect(isFeelFunction('string length')).toBe(true);
    expect(isFeelFunction('nothing')).toBe(false);
  });
});
