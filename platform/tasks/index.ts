export * from './task.js';
export * from './task-repository.js';
export * from './drafts.js';
export * from './sealed-from-others.js';
export * from './tasks.module.js';
