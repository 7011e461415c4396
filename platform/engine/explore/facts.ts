/** What is known of a subject: the values that it may still have. */
export interface Fact {
  readonly subject: number;
  /** Whose values the subject reads: numbers of unknown values, and texts of known ones. */
  readonly about: string;
  readonly unknowns: readonly number[];
  readonly values: number;
}

export function findFact(facts: readonly Fact[], subject: number, about: string): Fact | undefined {
  return facts.find((fact) => fact.subject === subject && fact.about === about);
}

export function learn(facts: readonly Fact[], learnt: Fact): Fact[] {
  const others = facts.filter(({ subject, about }) => subject !== learnt.subject || about !== learnt.about);
  return [...others, learnt];
}
