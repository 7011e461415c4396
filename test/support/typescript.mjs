import { register } from 'node:module';

/** `node --import ./test/support/typescript.mjs file.ts`: runs the TypeScript sources without building them. */
register('../../platform/typescript-hooks.mjs', import.meta.url);
