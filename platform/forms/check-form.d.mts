import type { CoreResult } from './core-result.js';

export function checkForm(components: string, data: object): CoreResult;

export function withoutLoggedFaults<T>(run: () => T): T;
