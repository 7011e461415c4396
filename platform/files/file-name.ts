const longest = 150;

/** The name to show and to download by: no folders, no control or reserved characters, not endless. */
export function cleanFileName(given: string): string {
  const base = given.normalize('NFC').split(/[\\/]/).at(-1) ?? '';
  const clean = base.replace(/[\p{Cc}\p{Bidi_Control}"<>|:*?]/gu, '').trim();
  if (clean.length <= longest) return clean || '未命名';
  const dot = clean.lastIndexOf('.');
  const extension = dot > 0 && clean.length - dot <= 10 ? clean.slice(dot) : '';
  return clean.slice(0, longest - extension.length) + extension;
}
