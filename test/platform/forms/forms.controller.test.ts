import { login, visitor } from '../../support/index.js';
import { bootFormApp, type FormApp } from './form-app.js';

describe('GET /forms/:id', () => {
  let app: FormApp;
  beforeAll(async () => {
    app = await bootFormApp();
  });
  afterAll(() => app.app.close());

  it('gives the form as Form.io’s own interface does', async () => {
    const nurse = await login(app.app, 'nurse');
    expect((await nurse.get('/forms/report')).body).toMatchObject({
      _id: 'report',
      title: '报修',
      path: 'report',
      type: 'form',
      display: 'form',
      components: [
        { type: 'textfield', key: 'device' },
        { type: 'select', key: 'fault' },
      ],
    });
  });

  it('refuses a form that is not there, and visitors', async () => {
    const nurse = await login(app.app, 'nurse');
    expect((await nurse.get('/forms/gone')).body.code).toBe('not-found');
    expect((await visitor(app.app).get('/forms/report')).body.code).toBe('not-logged-in');
  });
});
