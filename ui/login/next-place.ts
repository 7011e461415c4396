/** Where to go after the login: only a place of this application, never another site. */
export function nextPlace(next: string | null): string {
  if (!next || !next.startsWith('/') || next.startsWith('//') || next.startsWith('/\\')) return '/home';
  return next;
}
