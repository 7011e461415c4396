import type { Format, Release } from '../../definitions/index.js';
import { renderValue } from './render-value.js';

/** One value as a sentence would have it: `286,400.00`, `2026-11-27 17:00`; empty when there is none. */
export function factText(
  release: Release,
  field: { format: Format; dictionary?: string },
  value: unknown,
): string {
  const shown = renderValue(release, field, value);
  if (shown === null || Array.isArray(shown)) return '';
  const text = String(shown);
  switch (field.format) {
    case 'money':
      return groupThousands(text);
    case 'date':
      return text.slice(0, 10);
    case 'datetime':
    case 'due':
      return text.slice(0, 16).replace('T', ' ');
    default:
      return text;
  }
}

function groupThousands(decimal: string): string {
  const [whole = '', fraction] = decimal.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
