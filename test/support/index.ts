export { bootTestApp, smallestBundle, type TestApp, type TestAppOptions } from './test-app.js';
export { login, TestClient, testPassword, visitor, type Answer } from './test-client.js';
export { TestClock } from './test-clock.js';
export { createTestDatabase, type TestDatabase } from './test-database.js';
export { createOrganisation, createPerson } from './test-people.js';
export { until } from './until.js';
