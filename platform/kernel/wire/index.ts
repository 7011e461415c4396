/** The wire contract: every shape that crosses HTTP, once. The OpenAPI document and the UI's client come from it. */
export * from './problem.js';
export * from './session.js';
export * from './instance.js';
export * from './work.js';
export * from './view.js';
