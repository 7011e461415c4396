import path from 'node:path';
import { bootTestApp, TestClient, type TestApp } from '../../support/index.js';

let app: TestApp;
beforeAll(async () => {
  app = await bootTestApp({ definitions: path.resolve('test/definitions-example') });
});
afterAll(() => app.close());

describe('the application', () => {
  it('tells which days are no working days: weekends, holidays, and no weekend that is worked', async () => {
    app.kernel.clock.stopAt('2026-10-01T00:30:00+08:00');
    const { body } = await new TestClient(app.url).get('/application');
    expect(body.restDays.slice(0, 6)).toEqual([
      '2026-10-01', // a Thursday, a holiday
      '2026-10-03',
      '2026-10-04',
      '2026-10-11', // the Saturday before it is worked
      '2026-10-17',
      '2026-10-18',
    ]);
    expect(body.restDays.at(-1)).toBe('2026-11-29');
  });
});
