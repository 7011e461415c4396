import type { Json } from '../types.js';

/** Whether two values are the same; the order of an object's keys does not matter. */
export function sameJson(one: Json | undefined, other: Json | undefined): boolean {
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) {
    return one === other;
  }
  const keys = Object.keys(one);
  if (Array.isArray(one) !== Array.isArray(other) || keys.length !== Object.keys(other).length) return false;
  const [a, b] = [one as Record<string, Json>, other as Record<string, Json>];
  return keys.every((key) => Object.hasOwn(b, key) && sameJson(a[key], b[key]));
}
