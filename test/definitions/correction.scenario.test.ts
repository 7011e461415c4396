import { dinglan, openToMany } from './scenario/answers.js';
import type { Answers } from './scenario/fill-sample.js';
import { Person } from './scenario/person.js';
import { Trading } from './scenario/trading.js';

let trading: Trading;
let project: string;
let first: string;
let second: string;

const as = (username: string): Promise<Person> => Person.logIn(trading, username);

beforeAll(async () => {
  trading = await Trading.open();
  await trading.skipWorkingDays(1);
  const town = await as('jiahe');
  const started = await town.complete('start~small-works', 'project-initiation');
  project = started.instance.id;
  await town.do(project, '发布发包公告', 'tender-announcement', openToMany);
  first = (await (await as('jiagou')).complete(`start~enrolment~${project}`, 'enrolment')).instance.id;
  second = (await (await as('dinglan')).complete(`start~enrolment~${project}`, 'enrolment', dinglan)).instance
    .id;
}, 120_000);
afterAll(() => trading.close());

/** Of both enrolments, each as its own firm sees it. */
async function states(): Promise<string[]> {
  const [one, two] = [await as('jiagou'), await as('dinglan')];
  const pages = [await one.get(`/instances/${first}`), await two.get(`/instances/${second}`)];
  return pages.map(({ body }) => body.head.state);
}

/** The announcement as it was published. */
async function published(): Promise<unknown> {
  const [row] = await trading.app.kernel.sql.query(
    `SELECT data, state, created_at FROM records WHERE type = 'announcement' AND instance_id = $1
        AND data ->> 'type' = 'FB'`,
    [project],
  );
  return row;
}

/** What a firm was told of the corrections. */
async function told(): Promise<string[]> {
  const { body } = await (await as('dinglan')).get('/notifications');
  return body.items
    .map((item: { text: string }) => item.text)
    .filter((text: string) => text.includes('次更正'));
}

async function correct(values: Answers): Promise<void> {
  const town = await as('jiahe');
  const key = await town.offer(project, '更正公告');
  const shown = (await town.get(`/work/${key}`)).body.data.values as Answers;
  await town.complete(key, 'correction-announcement', { values: { ...shown, ...values } });
}

describe('a correction', () => {
  it('of words leaves the announcement as it is, and enrolments valid', async () => {
    const before = await published();
    await correct({ meetingPlace: '甲禾镇人民政府一层大厅' });
    expect(await published()).toEqual(before);
    expect(await states()).toEqual(['有效', '有效']);
    expect(await told()).toEqual([expect.stringMatching(/第1次更正：比选地点。报名继续有效$/)]);
  });

  it('of substance asks for a confirmation', async () => {
    await correct({
      controlPrice: '289600.00',
      enrolmentEnd: trading.workingDay(6, '17:00'),
      meetingAt: trading.workingDay(7, '09:30'),
    });
    expect(await states()).toEqual(['待确认', '待确认']);
    expect(await told()).toContainEqual(expect.stringMatching(/第2次更正：.*控制价.*逾期未确认的报名失效/));
    await (await as('jiagou')).do(first, '报名确认', 'reconfirmation');
    expect(await states()).toEqual(['有效', '待确认']);
  });

  it('that a firm has not confirmed ends its enrolment at the deadline', async () => {
    await trading.skipWorkingDays(7, '11:30');
    expect(await states()).toEqual(['有效', '失效']);
    const town = await as('jiahe');
    const key = await town.offer(project, '资格审查');
    const { rows } = (await town.get(`/work/${key}`)).body.data;
    expect(rows.map((row: { receiptNo: string }) => row.receiptNo)).toHaveLength(1);
    expect(JSON.stringify(rows)).toContain('甲构建筑');
    expect(JSON.stringify(rows)).not.toContain('丁澜');
    const { body: list } = await town.get(`/views/project-enrolments?subject=${project}`);
    expect(JSON.stringify(list)).not.toContain('丁澜');
  });
});
