import { readdirSync, readFileSync } from 'node:fs';

const folder = new URL('samples/', import.meta.url);

export const sampleNames: readonly string[] = readdirSync(folder).sort();

export const readSample = (name: string): string => readFileSync(new URL(name, folder), 'utf8');
