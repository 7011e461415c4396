import type { Answer } from '../support/index.js';
import { openToMany } from './scenario/answers.js';
import type { Answers } from './scenario/fill-sample.js';
import { Person } from './scenario/person.js';
import { Trading } from './scenario/trading.js';

let trading: Trading;
let town: Person;
let project: string;

beforeAll(async () => {
  trading = await Trading.open();
  await trading.skipWorkingDays(1);
  town = await as('jiahe');
  project = await initiate('甲禾镇卫生站屋面防水修缮');
}, 120_000);
afterAll(() => trading.close());

const as = (username: string): Promise<Person> => Person.logIn(trading, username);

async function initiate(projectName: string): Promise<string> {
  const { instance } = await town.complete('start~small-works', 'project-initiation', { projectName });
  return instance.id;
}

/** Status and code of a refusal, which is said in Chinese. */
function refusal({ status, body, headers }: Answer): string {
  expect(headers.get('content-type')).toContain('application/problem+json');
  expect(body.detail).toMatch(/[\u4e00-\u9fa5]/);
  return `${status} ${body.code}`;
}

const paths = (answer: Answer): string[] =>
  (answer.body.errors ?? []).map((error: { path: string }) => error.path);

describe('a form that is not right', () => {
  it.each([
    [{ projectName: '' }, 'projectName'],
    [{ estimatedPrice: '330000.00' }, 'estimatedPrice'],
    [{ investment: '5000000.00', estimatedPrice: '4200000.00' }, 'estimatedPrice'],
    [{ fundingSources: [{ source: 'town', amount: '1.00' }] }, 'fundingSources'],
    [{ decisionFile: [] }, 'decisionFile'],
    [{ organisationForm: 'entrusted' }, 'agency'],
    [{ approvedOn: '=string(today() + duration("P1D"))' }, 'approvedOn'],
    [{ worksSubtype: 'SZ01' }, 'worksSubtype'],
    [{ splitDeclaration: false }, 'splitDeclaration'],
  ] as [Answers, string][])('is refused with the field: %j', async (change, path) => {
    const answer = await town.submit('start~small-works', 'project-initiation', {
      projectName: '另一个工程',
      ...change,
    });
    expect(refusal(answer)).toBe('422 form-invalid');
    expect(paths(answer)).toContain(path);
  });

  it('is refused when it is of an older release', async () => {
    const answer = await town.submit('start~small-works', 'project-initiation', {}, { version: 'older' });
    expect(refusal(answer)).toBe('409 form-outdated');
  });
});

describe('a step', () => {
  it('of another organisation is refused', async () => {
    const key = await town.offer(project, '发布发包公告');
    for (const username of ['yiquan', 'bingxin', 'jiagou'])
      expect(refusal(await (await as(username)).submit(key, 'tender-announcement'))).toBe('404 not-found');
    for (const username of ['zhuguan', 'jiancha'])
      expect(refusal(await (await as(username)).submit(key, 'tender-announcement'))).toBe(
        '403 task-not-yours',
      );
  });

  it('that a colleague has completed is refused, and says who did', async () => {
    const key = await town.offer(project, '发布发包公告');
    const colleague = await as('jiahe2');
    const version = (await colleague.get(`/work/${key}`)).body.form.version;
    await town.complete(key, 'tender-announcement', openToMany);
    const late = await colleague.submit(key, 'tender-announcement', openToMany, { version });
    expect(refusal(late)).toBe('409 task-already-completed');
    expect(late.body.detail).toContain('演禾');
  });

  it('that the project no longer offers is refused', async () => {
    const key = await town.offer(project, '更正公告');
    const version = (await town.get(`/work/${key}`)).body.form.version;
    await trading.skipWorkingDays(6);
    town = await as('jiahe');
    expect(refusal(await town.submit(key, 'correction-announcement', {}, { version }))).toBe(
      '409 task-closed',
    );
  });
});

describe('a file', () => {
  it.each([
    ['图纸.pdf', Buffer.from('MZ\x90\x00 no document at all')],
    ['空白.pdf', Buffer.alloc(0)],
    ['页面.pdf', Buffer.from('<html><script>alert(1)</script></html>')],
  ])('is refused by its content: %s', async (name, content) => {
    const answer = await town.client.upload('/files?types=pdf', name, content);
    expect(refusal(answer)).toMatch(/^4(13|15|22) file-/);
  });

  it('is refused when it is too large for its field', async () => {
    const large = Buffer.concat([Buffer.from('%PDF-1.5\n'), Buffer.alloc(21 * 1024 * 1024, 'x')]);
    const answer = await town.client.upload('/files?types=pdf&maxSize=20', '立项批复.pdf', large);
    expect(refusal(answer)).toMatch(/^4(13|22) file-/);
  });
});

describe('a project can be terminated', () => {
  it('before its announcement', async () => {
    const id = await initiate('甲禾镇待发包的工程');
    await terminate(id);
  });

  it('while firms enrol, and they are told', async () => {
    const id = await initiate('甲禾镇报名中的工程');
    await town.do(id, '发布发包公告', 'tender-announcement', openToMany);
    const firm = await as('jiagou');
    const enrolment = (await firm.complete(`start~enrolment~${id}`, 'enrolment')).instance.id;
    await terminate(id);
    const { body } = await (await as('jiagou')).get(`/instances/${enrolment}`);
    expect(body.head.endedAt).not.toBeNull();
    const told = (await firm.get('/notifications')).body.items;
    expect(JSON.stringify(told)).toContain('终止');
  });

  it('when nobody has enrolled', async () => {
    await terminate(project);
  });
});

async function terminate(id: string): Promise<void> {
  expect(
    refusal(await (await as('yiquan')).submit(await town.offer(id, '终止公告发布'), 'termination')),
  ).toMatch(/^40[34] /);
  const done = await town.do(id, '终止公告发布', 'termination');
  expect(done.instance.state).toBe('已终止');
  expect(await town.offers(id)).toEqual([]);
  const { body: trail } = await town.get(`/instances/${id}/trail`);
  expect(trail.verified).toBe(true);
}
