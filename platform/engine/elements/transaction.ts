import { subProcess } from './sub-process.js';
import type { ElementBehaviour } from './element-behaviour.js';

/** `bpmn:Transaction`: an embedded sub-process that a cancel end event undoes (`run/transactions.ts`). */
export const transaction: ElementBehaviour = subProcess;
