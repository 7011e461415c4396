/** What is known of a subject: the values that it may still have. */
export interface Fact {
  readonly subject: number;
  /** Whose values the subject reads: texts of known ones, and `?` for each of those that are unknown. */
  readonly about: string;
  readonly unknowns: readonly number[];
  readonly values: number;
}

type Asked = Pick<Fact, 'subject' | 'about' | 'unknowns'>;

const isAbout = (fact: Asked, asked: Asked): boolean =>
  fact.subject === asked.subject &&
  fact.about === asked.about &&
  fact.unknowns.every((number, index) => number === asked.unknowns[index]);

export function findFact(facts: readonly Fact[], asked: Asked): Fact | undefined {
  return facts.find((fact) => isAbout(fact, asked));
}

export function learn(facts: readonly Fact[], learnt: Fact): Fact[] {
  return [...facts.filter((fact) => !isAbout(fact, learnt)), learnt];
}
