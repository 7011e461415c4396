import type { Release, View, ViewFilter } from '../definitions/index.js';

export interface Choice {
  label: string;
  value: string;
}

/** Organisations of a type that the person may choose among. */
export type OrganisationChoices = (type: string) => Promise<Choice[]>;

/** What may be chosen in a filter: a dictionary's entries, organisations, or the states that rows can have. */
export async function filterChoices(
  release: Release,
  view: Pick<View, 'source'>,
  filter: ViewFilter,
  organisations: OrganisationChoices,
): Promise<Choice[] | undefined> {
  const { source } = filter;
  if (filter.dictionary !== undefined) return dictionaryChoices(release, filter.dictionary);
  if (source && 'dictionary' in source) return dictionaryChoices(release, source.dictionary);
  if (source && 'organisations' in source) return organisations(source.organisations.type);
  if (filter.operator === 'contains' || filter.operator === 'between') return undefined;
  return filter.path === '_state' ? stateChoices(release, view) : undefined;
}

function dictionaryChoices(release: Release, id: string): Choice[] {
  return (release.dictionaries.get(id)?.values ?? []).map(({ code, label }) => ({ label, value: code }));
}

function stateChoices(release: Release, { source }: Pick<View, 'source'>): Choice[] {
  return [...new Set(statesOf(release, source))].map((state) => ({ label: state, value: state }));
}

function statesOf(release: Release, source: View['source']): string[] {
  if ('records' in source) return release.records.get(source.records)?.states ?? [];
  if ('organisations' in source) return [];
  const process = 'instances' in source ? source.instances : source.tasks.split('/')[0]!;
  const elements = Object.values(release.processes.get(process)?.compiled.elements ?? {});
  const used = new Set(elements.map((element) => element.properties['state']));
  return release.bundle.states.map(({ label }) => label).filter((label) => used.has(label));
}
