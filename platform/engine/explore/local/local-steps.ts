import type { PartedConfiguration } from './parted-configuration.js';
import type { Outcome } from './outcome.js';
import { linksOf, View, type Question } from './questions.js';
import type { Recording } from './recording.js';

/** All that an input comes to where the questions of its steps are answered in a certain way. */
export interface Ending {
  /** In the order of their scripts; those that were refused are not among them. */
  outcomes: readonly (Outcome | 'cut')[];
  /** Steps that it took to find out. */
  steps: number;
  /** Unknown values that were in view. */
  marks: readonly number[];
}

/** What is to be asked next, or what it comes to. */
type Node = { question: Question; byAnswer: Map<Key, Node> } | { ending: Ending | 'depends on everything' };
type Key = number | string;

/**
 * What inputs come to, by what their steps have before them (the root's part, the part that the wait is in, the
 * data) and what they ask about the rest.
 */
export class LocalSteps {
  private readonly bySurroundings = new Map<string, Map<Key, Node>>();

  /** What is remembered for the data and the root's part of this configuration. */
  around(before: PartedConfiguration): Map<Key, Node> {
    const { root } = before.parts;
    const text = `${root.shape.index}${before.data.text}`;
    let known = this.bySurroundings.get(text);
    if (!known) this.bySurroundings.set(text, (known = new Map<Key, Node>()));
    return known;
  }

  /** @param input the number of a wait of the part, and of what may happen to it */
  key(before: PartedConfiguration, top: number, input: number): Key {
    if (top < 0) return -1 - input;
    const part = before.parts.tops[top]!;
    const number = part.shape.index * mostInputs + input;
    if (part.marks.length === 0 || before.knowsNothing) return number;
    return `${number}${linksOf(part, () => before.data.marks)}`;
  }

  /** Answers the questions until it is known what comes of it; undefined if that has not been seen yet. */
  find(known: Map<Key, Node>, key: Key, view: View): Ending | 'depends on everything' | undefined {
    let node = known.get(key);
    while (node && 'question' in node) node = node.byAnswer.get(node.question.answer(view));
    return node?.ending;
  }

  remember(known: Map<Key, Node>, key: Key, recording: Recording, ending: Ending | undefined): void {
    let place = known;
    let at = key;
    for (const { question, answer } of recording.asked) {
      const node = place.get(at) ?? { question, byAnswer: new Map<Key, Node>() };
      if ('ending' in node) throw new Error('A step asked more than before, although it knew the same.');
      place.set(at, node);
      [place, at] = [node.byAnswer, answer];
    }
    place.set(at, { ending: ending ?? 'depends on everything' });
  }
}

/** Inputs of one shape are told apart by lower numbers. */
export const mostInputs = 2 ** 20;
