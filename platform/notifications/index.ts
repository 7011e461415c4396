export * from './notification-service.js';
export * from './notifications.module.js';
