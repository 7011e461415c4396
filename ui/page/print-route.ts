import type { PrintRef } from '../api';

/** The printable page of a document, whether the server names its API address or its page. */
export function printRoute(print: PrintRef): string {
  return print.url.replace(/^\/api\/prints\//, '/print/');
}
