export interface PrintQuery {
  id: string;
  query: { of?: string; view?: string; subject?: string };
}

/** What to ask the API for, from the address of a document (`/print/receipt?of=…` or `/api/prints/receipt?of=…`). */
export function printQuery(url: string, fallbackId: string): PrintQuery {
  const { pathname, searchParams } = new URL(url, 'http://print.invalid');
  const id = decodeURIComponent(pathname.split('/').at(-1) ?? '') || fallbackId;
  return { id, query: queryOf(searchParams) };
}

export function queryOf(parameters: URLSearchParams): PrintQuery['query'] {
  const read = (name: string) => parameters.get(name) ?? undefined;
  return { of: read('of'), view: read('view'), subject: read('subject') };
}
