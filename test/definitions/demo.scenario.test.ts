import { Person } from './scenario/person.js';
import { Trading } from './scenario/trading.js';

let trading: Trading;

beforeAll(async () => {
  trading = await Trading.open({ projects: true });
}, 120_000);
afterAll(() => trading.close());

interface Project {
  id: string;
  number: string;
  title: string;
  state: string;
}

const projects = (): Promise<Project[]> =>
  trading.app.kernel.sql.query<Project>(
    `SELECT id, number, title, state FROM instances WHERE process = 'small-works' ORDER BY number`,
  );

describe('the demo', () => {
  it('has brought its projects to where they belong', async () => {
    const found = (await projects()).map(({ number, title, state }) => [
      number.replace(/^SX-\d{4}-/, ''),
      title,
      state,
    ]);
    expect(found).toEqual([
      ['01-0001', '甲禾镇卫生站屋面防水修缮', '已完成'],
      ['01-0002', '甲禾镇东街道路排水修复', '待竣工提交'],
      ['01-0003', '甲禾镇小微公园绿化提升', '报名中'],
      ['02-0001', '乙泉镇西沟清淤护岸', '待资格审查'],
      ['02-0002', '乙泉镇办公楼外立面维修', '已终止'],
    ]);
  });

  it('has published what their people published', async () => {
    const rows = await trading.app.kernel.sql.query<{ number: string }>(
      `SELECT data ->> 'announcementNo' AS number FROM records WHERE type = 'announcement' ORDER BY 1`,
    );
    expect(rows.map(({ number }) => number.replace(/^SX-\d{4}-/, ''))).toEqual([
      '01-0001-FB01',
      '01-0001-ZX01',
      '01-0002-FB01',
      '01-0002-ZX01',
      '01-0003-FB01',
      '01-0003-GZ01',
      '02-0001-FB01',
      '02-0001-GZ01',
      '02-0002-FB01',
      '02-0002-ZZ01',
    ]);
  });

  it('leaves a trail of every project that holds', async () => {
    const auditor = await Person.logIn(trading, 'jiancha');
    for (const { id, title } of await projects()) {
      const { body } = await auditor.get(`/instances/${id}/trail`);
      expect({ title, verified: body.verified, ...body.recomputation }).toEqual({
        title,
        verified: true,
        recomputed: body.entries.length,
        differs: null,
        unknownFrom: null,
      });
      expect(body.entries.length).toBeGreaterThan(1);
    }
  });

  it.each(['jiahe', 'yiquan', 'bingxin', 'jiagou', 'yizhu', 'dinglan', 'wujiang', 'jiheng', 'gengxin'])(
    'has told %s what concerns them',
    async (username) => {
      const { body } = await (await Person.logIn(trading, username)).get('/notifications');
      expect(body.items).not.toEqual([]);
      for (const { title, text } of body.items) expect(`${title}${text}`).not.toMatch(/null|undefined|\{\{/);
    },
  );

  it('shows everything published to everybody', async () => {
    const answer = await fetch(`${trading.app.url}/api/views/portal-announcements?pageSize=50`);
    const list = (await answer.json()) as { total: number };
    expect(list.total).toBe(10);
  });
});
