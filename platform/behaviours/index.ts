export * from './behaviour.js';
export * from './behaviour-registry.js';
export * from './behaviours.module.js';
