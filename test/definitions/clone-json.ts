/** A deep copy in the realm of the test: Jest's `structuredClone` makes objects that FEEL does not take for contexts. */
export function cloneJson<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}
