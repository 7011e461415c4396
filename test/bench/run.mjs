import { register } from 'node:module';

/** `npm run bench`: runs the TypeScript of this folder without building it. */
register('../../platform/typescript-hooks.mjs', import.meta.url);
await import('./main.ts');
