import { bothPass, dinglan, openToMany } from './scenario/answers.js';
import type { Answers } from './scenario/fill-sample.js';
import { Person } from './scenario/person.js';
import { recomputeAll } from './scenario/recompute-all.js';
import { Trading } from './scenario/trading.js';

let trading: Trading;

beforeAll(async () => {
  trading = await Trading.open();
  await trading.skipWorkingDays(1);
}, 120_000);
afterAll(() => trading.close());

const as = (username: string): Promise<Person> => Person.logIn(trading, username);

async function state(person: Person, instance: string): Promise<string> {
  return (await person.get(`/instances/${instance}`)).body.head.state;
}

/** Numbers of the announcements of a project, in the order of publication; the clock may stand still between two. */
async function announcements(instance: string): Promise<string[]> {
  const rows = await trading.app.kernel.sql.query<{ number: string }>(
    `SELECT data ->> 'announcementNo' AS number FROM records
      WHERE type = 'announcement' AND instance_id = $1 ORDER BY created_at, number`,
    [instance],
  );
  return rows.map(({ number }) => number.replace(/^SX-\d{4}-\d\d-\d{4}-/, ''));
}

/** Texts of the notifications that somebody has about a project. */
async function told(username: string, about = ''): Promise<string[]> {
  const { body } = await (await as(username)).get('/notifications');
  const texts: string[] = body.items.map((item: { text: string }) => item.text);
  return texts.filter((text) => text.includes(`“${about}`));
}

/** How many enrolments took a message, as the project keeps it in the clear: while they are sealed, it must not say. */
async function deliveries(instance: string): Promise<string[]> {
  const rows = await trading.app.kernel.sql.query<{ stored: string }>(
    `SELECT data::text || coalesce((SELECT string_agg(payload::text, ' ') FROM trail WHERE instance_id = $1), '') AS stored
       FROM instances WHERE id = $1`,
    [instance],
  );
  const told = [...rows[0]!.stored.matchAll(/"delivered": ?(\d+)/g)].map(([, count]) => count!);
  return [...new Set(told)];
}

const ways: { way: string; town: string; organiser: string; initiation: Answers }[] = [
  { way: 'self-run', town: 'jiahe', organiser: 'jiahe', initiation: { projectName: '甲禾镇自行发包工程' } },
  {
    way: 'entrusted',
    town: 'jiahe',
    organiser: 'bingxin',
    initiation: {
      projectName: '甲禾镇委托发包工程',
      organisationForm: 'entrusted',
      agency: '@bingxin',
      entrustmentFile: [{ $file: '委托代理协议.pdf' }],
    },
  },
];

describe.each(ways)('a project that is $way', ({ way, town, organiser, initiation }) => {
  let project: string;
  let first: string;
  let second: string;

  it('is initiated with a number, and announced by its organiser alone', async () => {
    const client = await as(town);
    const started = await client.complete('start~small-works', 'project-initiation', initiation);
    project = started.instance.id;
    expect(started.instance.number).toMatch(/^SX-\d{4}-01-\d{4}$/);
    expect(started.instance.state).toBe('待发包');
    if (way === 'entrusted') {
      expect(await client.offers(project)).toEqual(['终止公告发布']);
      expect(await told(organiser)).toHaveLength(1);
    } else expect((await (await as('bingxin')).get(`/instances/${project}`)).status).toBe(404);
    const tender = await as(organiser);
    const contacts: Answers =
      way === 'entrusted' ? { agencyContact: '演信', agencyPhone: '010-00000005' } : {};
    await tender.do(project, '发布发包公告', 'tender-announcement', { ...openToMany, ...contacts });
    expect(await state(client, project)).toBe('报名中');
    expect(await announcements(project)).toEqual(['FB01']);
  });

  it('is enrolled for, withdrawn from and enrolled for again', async () => {
    const firm = await as('jiagou');
    const other = await as('dinglan');
    const earlier = await firm.complete(`start~enrolment~${project}`, 'enrolment');
    expect(earlier.print.id).toBe('enrolment-receipt');
    const receipt = async (): Promise<string> =>
      (await firm.get(`/prints/enrolment-receipt?of=${earlier.instance.id}`)).body.html;
    expect(await receipt()).toMatch(/SX-\d{4}-01-\d{4}-FB01<[^]*print-stamp">有效/);
    await firm.do(earlier.instance.id, '撤回报名', 'withdrawal');
    expect(await receipt()).toContain('print-stamp">已撤回');
    const again = await firm.complete(`start~enrolment~${project}`, 'enrolment');
    expect(again.instance.number).not.toBe(earlier.instance.number);
    first = again.instance.id;
    second = (await other.complete(`start~enrolment~${project}`, 'enrolment', dinglan)).instance.id;
  });

  it('is corrected; who does not confirm again falls out at the deadline', async () => {
    const tender = await as(organiser);
    await tender.do(project, '更正公告', 'correction-announcement');
    expect(await announcements(project)).toEqual(['FB01', 'GZ01']);
    expect(await deliveries(project)).toEqual(['0']);
    await (await as('jiagou')).do(first, '报名确认', 'reconfirmation');
    await (await as('dinglan')).do(second, '报名确认', 'reconfirmation');
    await trading.skipWorkingDays(7, '11:30');
    expect(await state(await as(town), project)).toBe('待资格审查');
    expect(await state(await as('jiagou'), first)).toBe('有效');
  });

  it('is reviewed and awarded by its organiser alone', async () => {
    const tender = await as(organiser);
    await tender.do(project, '资格审查', 'qualification-review', bothPass);
    expect(await state(await as('dinglan'), second)).toBe('审查通过');
    await tender.do(project, '发布中选结果', 'award');
    expect(await announcements(project)).toEqual(['FB01', 'GZ01', 'ZX01']);
    const client = await as(town);
    const key = await client.offer(project, '项目施工信息填报');
    expect((await client.get(`/work/${key}`)).body.guard.message).toMatch(
      /^中选结果公示至.*公示期满后方可填报$/,
    );
    expect((await client.submit(key, 'construction-info')).status).toBe(422);
    expect(await state(client, project)).toBe('待施工填报');
  });

  it('is built, reported on by exactly the two firms that were named, completed and evaluated', async () => {
    await trading.skipWorkingDays(6);
    const client = await as(town);
    await client.do(project, '项目施工信息填报', 'construction-info');
    expect(await state(client, project)).toBe('施工中');
    await trading.skipWorkingDays(30);
    const owner = await as(town);
    const key = await owner.offer(project, '项目竣工信息填报');
    const refused = await owner.submit(key, 'completion-info');
    expect(refused.body).toMatchObject({ status: 409, code: 'guard-not-met' });
    expect(refused.body.detail).toContain('监理报告、审计报告');
    await owner.do(project, '通知', 'notify-firms');
    expect(await state(owner, project)).toBe('待竣工提交');
    const named = String(initiation['projectName']);
    for (const [firm, role] of [
      ['jiheng', '监理'],
      ['gengxin', '审计'],
    ] as const)
      expect((await told(firm, named)).sort()).toEqual([
        expect.stringContaining(`已指定贵单位为“${named}”${role}单位`),
        expect.stringContaining(`上传“${named}”《${role}报告》`),
      ]);
    const [audit, supervision] = [await as('gengxin'), await as('jiheng')];
    const report = await supervision.offer(project, '上传监理报告');
    expect((await audit.submit(report, 'supervision-report')).status).toBe(403);
    expect((await (await as('dinglan')).submit(report, 'supervision-report')).status).toBeGreaterThanOrEqual(
      403,
    );
    await supervision.complete(report, 'supervision-report');
    await audit.do(project, '上传审计报告', 'audit-report');
    await owner.complete(key, 'completion-info');
    expect(await state(owner, project)).toBe('待评价');
    const end = await owner.offer(project, '终止公告发布');
    const { version } = (await owner.get(`/work/${end}`)).body.form;
    await owner.do(project, '施工评价与建议', 'evaluation');
    expect(await state(owner, project)).toBe('已完成');
    expect(await owner.offers(project)).toEqual([]);
    const late = await owner.submit(end, 'termination', {}, { version });
    expect([late.status, late.body.code]).toEqual([409, 'task-closed']);
    const { body: trail } = await owner.get(`/instances/${project}/trail`);
    expect(trail.verified).toBe(true);
    expect(trail.recomputation).toEqual({
      recomputed: trail.entries.length,
      differs: null,
      unknownFrom: null,
    });
    expect(await told('jiagou')).not.toEqual([]);
  });
});

it('can compute every project and every enrolment again from its trail, step by step', async () => {
  const counts = await recomputeAll(trading.app);
  expect(counts['small-works']).toBeGreaterThanOrEqual(2);
  expect(counts['enrolment']).toBeGreaterThanOrEqual(6);
});
