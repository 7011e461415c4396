export * from './trail-entry.js';
export * from './trail-log.js';
export * from './verify-chain.js';
export * from './trail.module.js';
