import type { Page } from 'playwright-core';
import { openToMany, wujiang, bothPass } from '../definitions/scenario/answers.js';
import { openEntry, openRow, openTab } from './support/menu.js';
import { Scene } from './support/scene.js';
import { askToSubmit, saveDraft, submitWork } from './support/work.js';

const project = '甲禾镇卫生站屋面防水修缮';
let scene: Scene;

beforeAll(async () => {
  scene = await Scene.open();
  await scene.trading.skipWorkingDays(1);
}, 180_000);
afterAll(() => scene.close());
afterEach(() => expect(scene.problems).toEqual([]));

/** Opens the project's form behind a menu entry, from 待填报. */
async function openWork(username: string, entry: string): Promise<Page> {
  const page = await scene.as(username);
  await openEntry(page, entry);
  await openRow(page, '填报', project);
  return page;
}

describe('a self-run project, by the people whose job it is', () => {
  it('is initiated by the town', async () => {
    const page = await scene.as('jiahe');
    await scene.picture(page, '01-home');
    await openEntry(page, '项目立项');
    await page.getByRole('main').getByRole('link', { name: '项目立项' }).click();
    await scene.fill(page, 'project-initiation');
    await scene.picture(page, '02-initiation', true);
    expect(await submitWork(page)).toMatch(/^项目已立项，项目编号 SX-\d{4}-01-0001。$/);
    await scene.picture(page, '03-initiation-done');
  });

  it('is announced by the town, after its answers were checked', async () => {
    const page = await openWork('jiahe', '发布公告');
    await scene.fill(page, 'tender-announcement', openToMany);
    await scene.picture(page, '04-announcement', true);
    expect(await submitWork(page)).toMatch(/^发包公告已发布到门户网站，报名截止 /);
  });
});
