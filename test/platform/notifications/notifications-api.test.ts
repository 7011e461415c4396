import { NotificationService } from '../../../platform/notifications/index.js';
import { openHospital, type Hospital } from '../views/hospital.js';

let hospital: Hospital;
beforeAll(async () => {
  hospital = await openHospital();
});
afterAll(() => hospital.close());

describe('notifications over HTTP', () => {
  it('are listed for the person, and read when told so', async () => {
    const { acme } = hospital;
    const told = {
      to: { organisation: acme.id },
      title: '报价开始',
      text: '“监护仪”开始报价',
      link: '/instances/x',
    };
    const [id] = await hospital.app.get(NotificationService).notify([told, { ...told, title: '报价截止' }]);
    const { status, body } = await hospital.as.acme.get('/notifications');
    expect(status).toBe(200);
    expect(body.unread).toBe(2);
    expect(body.items).toContainEqual(
      expect.objectContaining({
        id,
        title: '报价开始',
        text: '“监护仪”开始报价',
        to: '/instances/x',
        read: false,
      }),
    );
    expect((await hospital.as.acme.post('/notifications/read', { ids: [id] })).body.unread).toBe(1);
    expect((await hospital.as.acme.post('/notifications/read', {})).body.unread).toBe(0);
    expect((await hospital.as.bolt.get('/notifications')).body).toEqual({ unread: 0, items: [] });
  });

  it('are none for visitors, who cannot read any', async () => {
    expect((await hospital.as.visitor.get('/notifications')).body).toEqual({ unread: 0, items: [] });
    const answer = await hospital.as.visitor.post('/notifications/read', {});
    expect([answer.status, answer.body.code]).toEqual([401, 'not-logged-in']);
  });

  it('refuse ids that are none', async () => {
    const answer = await hospital.as.acme.post('/notifications/read', { ids: ['x'] });
    expect(answer.body.code).toBe('request-invalid');
  });
});
