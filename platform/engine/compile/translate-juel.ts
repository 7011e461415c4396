/**
 * Translates expressions of Camunda 7, Activiti and Flowable (JUEL, `${…}` or `#{…}`) to FEEL where both mean the
 * same: paths, literals, comparisons, and, or, not. Everything else is left to people.
 */

type Token = { kind: 'path' | 'literal' | 'operator'; text: string };

const reserved = new Set(
  'if then else for in return some every satisfies and or between instance of function external not null true false'.split(
    ' ',
  ),
);
const words: Record<string, string> = {
  eq: '==',
  ne: '!=',
  lt: '<',
  gt: '>',
  le: '<=',
  ge: '>=',
  and: '&&',
  or: '||',
  not: '!',
};
const comparisons: Record<string, string> = {
  '==': '=',
  '!=': '!=',
  '<': '<',
  '>': '>',
  '<=': '<=',
  '>=': '>=',
};
const pattern =
  /\s*(?:(\d+(?:\.\d+)?)(?![\w.])|'([^'\\"]*)'|"([^"\\]*)"|([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)|(==|!=|<=|>=|&&|\|\||[<>!()-]))/y;

function tokenise(text: string): Token[] | undefined {
  const tokens: Token[] = [];
  pattern.lastIndex = 0;
  while (text.slice(pattern.lastIndex).trim() !== '') {
    const match = pattern.exec(text);
    if (!match) return undefined;
    const [, number, single, double, name, operator] = match;
    if (number !== undefined) tokens.push({ kind: 'literal', text: number });
    else if (single !== undefined || double !== undefined)
      tokens.push({ kind: 'literal', text: `"${single ?? double}"` });
    else if (operator !== undefined) tokens.push({ kind: 'operator', text: operator });
    else if (name !== undefined && Object.hasOwn(words, name))
      tokens.push({ kind: 'operator', text: words[name]! });
    else if (name === 'true' || name === 'false' || name === 'null')
      tokens.push({ kind: 'literal', text: name });
    else if (name!.split('.').some((part) => reserved.has(part))) return undefined;
    else tokens.push({ kind: 'path', text: name! });
  }
  return tokens;
}

/** Recursive descent; a method answers undefined where the text is not of the part that is translated. */
class Translation {
  private position = 0;
  private depth = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  condition(): string | undefined {
    const translated = this.or();
    return this.position === this.tokens.length ? translated : undefined;
  }

  value(): string | undefined {
    const operand = this.operand();
    return this.position === this.tokens.length ? operand : undefined;
  }

  private take(operator: string): boolean {
    const token = this.tokens[this.position];
    if (token?.kind !== 'operator' || token.text !== operator) return false;
    this.position += 1;
    return true;
  }

  private or(): string | undefined {
    return this.chain('||', 'or', () => this.chain('&&', 'and', () => this.comparison()));
  }

  private chain(operator: string, feel: string, part: () => string | undefined): string | undefined {
    let translated = part();
    while (translated !== undefined && this.take(operator)) {
      const next = part();
      translated = next === undefined ? undefined : `${translated} ${feel} ${next}`;
    }
    return translated;
  }

  private comparison(): string | undefined {
    if (++this.depth > 50) return undefined;
    if (this.take('!')) {
      const negated = this.comparison();
      return negated === undefined ? undefined : `not(${negated})`;
    }
    if (this.take('(')) {
      const inner = this.or();
      return inner === undefined || !this.take(')') ? undefined : `(${inner})`;
    }
    const left = this.tokens[this.position];
    const translated = this.operand();
    if (translated === undefined) return undefined;
    const operator = this.tokens[this.position];
    const feel = operator?.kind === 'operator' ? comparisons[operator.text] : undefined;
    // What is absent counts as false in JUEL; FEEL would know neither.
    if (!feel) return left?.kind === 'path' ? `${translated} = true` : translated;
    this.position += 1;
    const right = this.operand();
    return right === undefined ? undefined : `${translated} ${feel} ${right}`;
  }

  private operand(): string | undefined {
    const negative = this.take('-');
    const token = this.tokens[this.position];
    if (!token || token.kind === 'operator' || (negative && !/^\d/.test(token.text))) return undefined;
    this.position += 1;
    return negative ? `-${token.text}` : token.text;
  }
}

const whole = /^\s*[$#]\{([^{}]*)\}\s*$/;

/** Whether the text holds `${…}` or `#{…}`, alone or inside a text. */
export const isJuel = (text: string): boolean => /[$#]\{/.test(text);

/** A condition as FEEL without `=`; undefined when it is not safe to translate. */
export function translateCondition(text: string, renamed: Record<string, string> = {}): string | undefined {
  return translate(text, renamed, (translation) => translation.condition());
}

/** A path or literal as FEEL without `=`; undefined when it is more than that. */
export function translateValue(text: string): string | undefined {
  return translate(text, {}, (translation) => translation.value());
}

function translate(
  text: string,
  renamed: Record<string, string>,
  read: (translation: Translation) => string | undefined,
): string | undefined {
  const inner = whole.exec(text)?.[1];
  const tokens = inner === undefined ? undefined : tokenise(inner);
  if (!tokens) return undefined;
  return read(
    new Translation(
      tokens.map((token) =>
        token.kind === 'path' && Object.hasOwn(renamed, token.text)
          ? { ...token, text: renamed[token.text]! }
          : token,
      ),
    ),
  );
}
