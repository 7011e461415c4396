export * from './timers.js';
export * from './worker.js';
export * from './outbox.module.js';
