/** Whether PostgreSQL refused a row because of this unique index or constraint. */
export function isViolation(fault: unknown, constraint: string): boolean {
  const { code, constraint: violated } = (fault ?? {}) as { code?: string; constraint?: string };
  return code === '23505' && violated === constraint;
}
