/** Whether a choice is the stored one: objects are the same when they have the same id, codes when they read the same. */
export function sameValue(choice: unknown, stored: unknown): boolean {
  if (choice === stored) return true;
  if (stored === null || stored === undefined || choice === null || choice === undefined) return false;
  if (typeof choice === 'object' || typeof stored === 'object') {
    const left = identity(choice);
    return left !== undefined && left === identity(stored);
  }
  return String(choice) === String(stored);
}

function identity(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  const { id, code } = value as { id?: unknown; code?: unknown };
  return id ?? code ?? JSON.stringify(value);
}
