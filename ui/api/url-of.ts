export type QueryValues = Record<string, string | number | undefined>;

/** Address below `/api` for links that the browser follows itself, for example downloads. */
export function urlOf(path: string, query: QueryValues = {}): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') parameters.set(name, String(value));
  }
  const text = parameters.toString();
  return `/api${path}${text === '' ? '' : `?${text}`}`;
}
