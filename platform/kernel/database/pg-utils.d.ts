declare module 'pg/lib/utils.js' {
  /** As the driver itself turns a value into what it sends. */
  export function prepareValue(value: unknown): string | Buffer | null;
}
