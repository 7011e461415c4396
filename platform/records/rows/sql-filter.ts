/** A condition, or another piece of SQL, with its bound values, `$1` first. */
export interface SqlFilter {
  where: string;
  bind: readonly unknown[];
}

/** The text with its `$n` moved on, because `by` values are bound before its own. */
export function shiftPlaces(text: string, by: number): string {
  return text.replace(/\$(\d+)/g, (_, place: string) => `$${Number(place) + by}`);
}

export function both(first: SqlFilter, second: SqlFilter): SqlFilter {
  return {
    where: `${first.where} AND ${shiftPlaces(second.where, first.bind.length)}`,
    bind: [...first.bind, ...second.bind],
  };
}

/** Also what the filter says nothing about. */
export function not({ where, bind }: SqlFilter): SqlFilter {
  return { where: `NOT coalesce(${where}, false)`, bind };
}
