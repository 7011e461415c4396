import type { Page } from 'playwright-core';
import { openToMany } from '../definitions/scenario/answers.js';
import { openEntry, openRow } from './support/menu.js';
import { Scene } from './support/scene.js';
import { storyteller } from './support/tell.js';
import { submitWork } from './support/work.js';

const project = '甲禾镇村道路面修复';
let scene: Scene;

beforeAll(async () => {
  scene = await Scene.open();
  await scene.trading.skipWorkingDays(1);
}, 180_000);
afterAll(() => scene.close());
const step = storyteller(() => scene);

/** Opens the project's form behind a menu entry, from 待填报. */
async function openWork(username: string, entry: string): Promise<Page> {
  const page = await scene.as(username);
  await openEntry(page, entry);
  await openRow(page, '填报', project);
  return page;
}

describe('an entrusted project', () => {
  step('is initiated by the town, which names its agency', async () => {
    const page = await scene.as('jiahe');
    await openEntry(page, '项目立项');
    await page.getByRole('main').getByRole('link', { name: '项目立项' }).click();
    await scene.fill(page, 'project-initiation', {
      projectName: project,
      organisationForm: 'entrusted',
      agency: '@bingxin',
      entrustmentFile: [{ $file: '委托代理协议.pdf' }],
    });
    expect(await submitWork(page)).toMatch(/^项目已立项/);
    await openEntry(page, '发布公告');
    await page.getByText('目前没有待填报的事项').waitFor();
  });

  step('is announced by the agency', async () => {
    const page = await openWork('bingxin', '发布公告');
    await scene.fill(page, 'tender-announcement', openToMany);
    expect(await submitWork(page)).toMatch(/^发包公告已发布到门户网站/);
  });

  step('is enrolled for, reviewed and awarded by the agency', async () => {
    const firm = await scene.as('jiagou');
    await openEntry(firm, '报名');
    await openRow(firm, '报名', project);
    await scene.fill(firm, 'enrolment');
    await submitWork(firm, '确认');
    await scene.trading.skipWorkingDays(6, '11:30');
    const review = await openWork('bingxin', '资格审查');
    await scene.fill(review, 'qualification-review', { rows: [{ decision: 'pass' }] });
    expect(await submitWork(review)).toMatch(/^资格审查已提交/);
    const award = await openWork('bingxin', '发布中选结果');
    await scene.fill(award, 'award');
    expect(await submitWork(award, '发布中选公示')).toMatch(/^中选结果已公示/);
  });

  step('is followed by the town, and by the firm that was awarded it', async () => {
    const town = await scene.as('jiahe');
    await openEntry(town, '我的委托发包项目');
    await town.getByRole('main').getByRole('link', { name: project, exact: true }).click();
    await town.getByRole('heading', { name: project }).first().waitFor();
    await scene.picture(town, '30-entrusted-project', true);
    const firm = await scene.as('jiagou');
    await openEntry(firm, '我的报名项目');
    await firm.getByRole('main').getByText(project).first().waitFor();
    await scene.picture(firm, '31-my-enrolments');
  });

  step('is terminated by the town, for everybody to read', async () => {
    const page = await openWork('jiahe', '终止公告发布');
    await scene.fill(page, 'termination');
    expect(await submitWork(page)).toBe('终止公告已发布，项目已终止。');
    const visitor = await scene.visitor();
    await visitor.goto('/');
    await visitor.getByRole('main').getByText('终止公告').first().waitFor();
    await scene.picture(visitor, '32-portal-terminated');
  });
});
