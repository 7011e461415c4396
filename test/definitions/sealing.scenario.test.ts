import { randomUUID } from 'node:crypto';
import { dinglan, openToMany } from './scenario/answers.js';
import { Person } from './scenario/person.js';
import { Trading } from './scenario/trading.js';

let trading: Trading;
let project: string;
let enrolment: string;
let receipt: string;
let file: string;

const as = (username: string): Promise<Person> => Person.logIn(trading, username);

/** Everything by which an enrolment could be recognised. */
const traces = (): RegExp => new RegExp(`甲构|269,?800|演甲构|${enrolment}|${receipt}`);

/** All that somebody could ask the server about the enrolments of the project. */
function questions(): string[] {
  return [
    '/work',
    '/menu',
    '/notifications',
    `/instances/${project}`,
    `/instances/${project}/trail`,
    `/instances/${enrolment}`,
    `/instances/${enrolment}/trail`,
    `/work/start~enrolment~${project}`,
    `/files/${file}`,
    `/views/project-enrolments?subject=${project}`,
    `/views/project-enrolments/export?subject=${project}`,
    '/views/my-enrolments',
    '/views/enrolment-overview',
    '/views/projects',
    `/prints/enrolment-list?of=${project}`,
    `/prints/enrolment-receipt?of=${enrolment}`,
    '/stages?stage=enrolment&kind=about',
    '/stages?stage=enrolment&kind=about&tab=done',
    '/stages?stage=enrolment/reconfirmation',
    '/stages?stage=small-works/qualificationReview',
  ];
}

async function findings(person: Person): Promise<string[]> {
  const found: string[] = [];
  for (const question of questions()) {
    const { status, body } = await person.get(question);
    if (
      status === 200 &&
      traces().test(Buffer.isBuffer(body) ? body.toString('latin1') : JSON.stringify(body))
    )
      found.push(question);
  }
  return found;
}

/** How many firms the list and its print tell somebody. */
async function counted(username: string): Promise<{ list: number; print: string | undefined }> {
  const person = await as(username);
  const { body: list } = await person.get(`/views/project-enrolments?subject=${project}`);
  const { body: print } = await person.get(`/prints/enrolment-list?of=${project}`);
  return { list: list.total, print: /报名家数：\d+家。/.exec(print.html)?.[0] };
}

beforeAll(async () => {
  trading = await Trading.open();
  await trading.skipWorkingDays(1);
  const town = await as('jiahe');
  const contacts = { agencyContact: '演信', agencyPhone: '010-00000005' };
  const started = await town.complete('start~small-works', 'project-initiation', {
    organisationForm: 'entrusted',
    agency: '@bingxin',
    entrustmentFile: [{ $file: '委托代理协议.pdf' }],
  });
  project = started.instance.id;
  await (
    await as('bingxin')
  ).do(project, '发布发包公告', 'tender-announcement', { ...openToMany, ...contacts });
  const firm = await as('jiagou');
  const enrolled = await firm.complete(`start~enrolment~${project}`, 'enrolment');
  enrolment = enrolled.instance.id;
  receipt = enrolled.instance.number;
  file = (await firm.get(`/instances/${enrolment}`)).body.files[0].id;
}, 120_000);
afterAll(() => trading.close());

describe('before the deadline', () => {
  it.each([
    'jiahe',
    'jiahe2',
    'bingxin',
    'zhuguan',
    'jiancha',
    'admin',
    'yuanlin',
    'dinglan',
    'jiheng',
    'gengxin',
  ])('nothing tells %s who has enrolled', async (username) => {
    const person = await as(username);
    expect(await findings(person)).toEqual([]);
    expect((await person.get(`/files/${file}`)).status).toBe(404);
    expect((await person.get(`/instances/${enrolment}`)).status).toBe(404);
  });

  it.each([
    ['bingxin', 1],
    ['jiahe', 0],
    ['zhuguan', 0],
    ['jiancha', 0],
    ['dinglan', 0],
  ])('%s counts %i', async (username, count) => {
    const { body } = await (await as(username)).get(`/views/project-enrolments?subject=${project}`);
    expect(body.total ?? 0).toBe(count);
    expect(body.rows ?? []).toEqual([]);
  });

  it('a withdrawn enrolment is counted no more', async () => {
    const firm = await as('dinglan');
    const { instance } = await firm.complete(`start~enrolment~${project}`, 'enrolment', dinglan);
    expect(await counted('bingxin')).toEqual({ list: 2, print: '报名家数：2家。' });
    await firm.do(instance.id, '撤回报名', 'withdrawal');
    expect(await counted('bingxin')).toEqual({ list: 1, print: '报名家数：1家。' });
  });

  it('the print says when the list opens, to the client and the authority without the count', async () => {
    for (const username of ['bingxin', 'jiahe', 'zhuguan', 'jiancha']) {
      const { status, body } = await (await as(username)).get(`/prints/enrolment-list?of=${project}`);
      expect(status).toBe(200);
      expect(body.html).toMatch(/名单于.*报名截止后公开/);
      expect(body.html).not.toMatch(traces());
      expect(body.html.includes('报名家数')).toBe(username === 'bingxin');
    }
    for (const username of ['jiagou', 'yiquan', 'jiheng'])
      expect(
        (await (await as(username)).get(`/prints/enrolment-list?of=${project}`)).body.html ?? '',
      ).not.toMatch(/报名家数/);
  });

  it('not even the organiser counts when the parameter says so', async () => {
    const { parameters } = trading.release;
    parameters['showCountBeforeDeadline'] = false;
    try {
      expect(await counted('bingxin')).toEqual({ list: 0, print: undefined });
    } finally {
      parameters['showCountBeforeDeadline'] = true;
    }
  });

  it('the firm itself finds its own', async () => {
    const found = await findings(await as('jiagou'));
    expect(found).toEqual(expect.arrayContaining([`/instances/${enrolment}`, '/views/my-enrolments']));
  });

  it('the database holds it only sealed', async () => {
    const { sql } = trading.app.kernel;
    for (const table of ['instances', 'trail', 'tasks', 'drafts', 'uploads', 'idempotency']) {
      const rows = await sql.query<{ text: string }>(`SELECT t::text AS text FROM ${table} t`);
      const readable = rows.filter(({ text }) => /269800\.00|演甲构/.test(text));
      expect({ table, readable }).toEqual({ table, readable: [] });
    }
  });
});

describe('the deadline', () => {
  it('refuses a second enrolment, and one of a firm that is suspended', async () => {
    const again = await (await as('jiagou')).submit(`start~enrolment~${project}`, 'enrolment');
    expect(again.status).toBe(409);
    expect(again.body.detail).toContain('贵单位已报名本项目');
    const suspended = await (await as('binglv')).submit(`start~enrolment~${project}`, 'enrolment');
    expect(suspended.status).toBe(422);
    expect(JSON.stringify(suspended.body.errors)).toMatch(/被停用.*停用期间不能报名/);
  });

  it('opens what was sealed for the organiser, and refuses who comes late', async () => {
    const late = await as('dinglan');
    const page = (await late.get(`/work/start~enrolment~${project}`)).body;
    await trading.skipWorkingDays(6);
    const firm = await as('dinglan');
    const answer = await firm.client.post(
      `/work/start~enrolment~${project}/submit`,
      { data: await firm.fill(dinglan), formVersion: page.form.version, acceptedWarnings: [] },
      { 'idempotency-key': randomUUID() },
    );
    expect(answer.status).toBeGreaterThanOrEqual(403);
    expect(answer.body.detail).toMatch(/[\u4e00-\u9fa5]/);
    const organiser = await as('bingxin');
    const { body: list } = await organiser.get(`/views/project-enrolments?subject=${project}`);
    expect(JSON.stringify(list.rows)).toContain('甲构建筑（演示）有限公司');
    expect(list.total).toBe(1);
    const { body: print } = await organiser.get(`/prints/enrolment-list?of=${project}`);
    expect(print.html).toContain('甲构建筑（演示）有限公司');
    expect(print.html).toContain('共1家');
    expect((await organiser.get(`/instances/${enrolment}`)).status).toBe(200);
    expect((await organiser.get(`/files/${file}`)).status).toBe(200);
    expect((await (await as('zhuguan')).get(`/instances/${enrolment}`)).status).toBe(200);
    expect((await firm.get(`/instances/${enrolment}`)).status).toBe(404);
    expect((await firm.get(`/files/${file}`)).status).toBe(404);
  });
});
