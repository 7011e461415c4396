import type { Page, Route } from 'playwright-core';
import { bothPass, dinglan, openToMany } from '../definitions/scenario/answers.js';
import { openEntry, openRow, openTab } from './support/menu.js';
import { Scene } from './support/scene.js';
import { storyteller } from './support/tell.js';
import { askToSubmit, confirmation, leaveFor, saveDraft, submitWork } from './support/work.js';

const project = '甲禾镇村道路面修复';
const terminated = '甲禾镇村口凉亭修缮';
const revised = '268500.00';
/** By which an enrolment could be recognised. */
const names = /甲构|丁澜|268,500|281,200/;
let scene: Scene;

beforeAll(async () => {
  scene = await Scene.open();
  await scene.trading.skipWorkingDays(1);
}, 180_000);
afterAll(() => scene.close());
const step = storyteller(() => scene);

/** Opens the project's form behind a menu entry, from 待填报. */
async function openWork(username: string, entry: string, about = project): Promise<Page> {
  const page = await scene.as(username);
  await openEntry(page, entry);
  await openRow(page, '填报', about);
  return page;
}

/** Opens the project's row of a list in the menu. */
async function openListed(username: string, entry: string, action = '查看'): Promise<Page> {
  const page = await scene.as(username);
  await openEntry(page, entry);
  await openRow(page, action, project);
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

  step('is enrolled for from its announcement, and from the menu', async () => {
    const page = await scene.visitor();
    await page.goto('/');
    await page.getByRole('main').getByRole('link', { name: project }).first().click();
    await page.getByRole('link', { name: '报名' }).click();
    await scene.fillLogin(page, 'jiagou');
    await scene.fill(page, 'enrolment');
    expect(await submitWork(page, '确认')).toMatch(/^报名成功，回执编号 /);
    const other = await openListed('dinglan', '报名', '报名');
    await scene.fill(other, 'enrolment', dinglan);
    expect(await submitWork(other, '确认')).toMatch(/^报名成功，回执编号 /);
  });

  step('is corrected by the agency; who has enrolled changes the price with the confirmation', async () => {
    const page = await openWork('bingxin', '更正公告');
    await scene.fill(page, 'correction-announcement');
    expect(await submitWork(page)).toMatch(/^更正公告已发布/);
    const firm = await openWork('jiagou', '报名确认');
    await scene.fill(firm, 'reconfirmation', { choice: 'revise' });
    expect(await submitWork(firm)).toBe('确认结果已提交。');
    // on a slow line, what has just been finished is not offered again meanwhile
    const slowly = async (route: Route) => {
      await firm.waitForTimeout(1000);
      await route.continue();
    };
    await firm.route('**/api/stages?*', slowly, { times: 1 });
    await openEntry(firm, '报名确认');
    await openRow(firm, '填报', project);
    await scene.fillOnly(firm, 'enrolment', { quotation: revised });
    await scene.picture(firm, '30-revised-enrolment', true);
    expect(await submitWork(firm, '确认')).toBe('报名信息已修改。');
  });

  step('is withdrawn from, and enrolled for again', async () => {
    const firm = await openListed('dinglan', '我的报名项目');
    await firm.getByRole('link', { name: '撤回报名' }).click();
    await scene.fill(firm, 'withdrawal');
    expect(await submitWork(firm)).toMatch(/^报名已撤回/);
    await scene.picture(firm, '31-withdrawn');
    await openEntry(firm, '报名');
    await openRow(firm, '报名', project);
    await scene.fill(firm, 'enrolment', dinglan);
    expect(await submitWork(firm, '确认')).toMatch(/^报名成功，回执编号 /);
    await openEntry(firm, '我的报名项目');
    const states = firm.getByRole('main').getByRole('row', { name: project });
    await states.filter({ hasText: '已撤回' }).waitFor();
    await states.filter({ hasText: '有效' }).waitFor();
    await scene.picture(firm, '31-my-enrolments');
  });

  step('tells its agency how many have enrolled and not who, on the screen and on paper', async () => {
    const page = await openListed('bingxin', '报名情况查询', '报名情况');
    await page.getByText('共 2 项').first().waitFor();
    const main = page.getByRole('main');
    expect(await main.innerText()).not.toMatch(names);
    await page.getByRole('link', { name: '打印' }).click();
    await main.getByText('报名家数：2家。').waitFor();
    await main.getByText(/报名截止后公开/).waitFor();
    expect(await main.innerText()).not.toMatch(names);
    await scene.picture(page, '32-enrolments-on-paper');
  });

  step('is followed by its town, which may not go on instead of the agency', async () => {
    const page = await scene.as('jiahe');
    await openEntry(page, '我的委托发包项目');
    await scene.picture(page, '33-entrusted-projects');
    await page.getByRole('main').getByRole('link', { name: project, exact: true }).click();
    await page.getByLabel(/流程图。/).waitFor();
    const main = page.getByRole('main');
    await main.getByRole('link', { name: '终止公告发布' }).waitFor();
    expect(await main.getByRole('link', { name: '更正公告', exact: true }).count()).toBe(0);
    await scene.picture(page, '33-entrusted-project', true);
  });

  step(
    'shows who has enrolled once the deadline is over, and is reviewed and awarded by the agency',
    async () => {
      await scene.trading.skipWorkingDays(7, '11:30');
      const list = await openListed('bingxin', '报名情况查询', '报名情况');
      await list.getByRole('cell', { name: '丁澜水利（演示）有限公司', exact: true }).waitFor();
      await list.getByRole('cell', { name: '268,500.00' }).waitFor();
      const review = await openWork('bingxin', '资格审查');
      await scene.fill(review, 'qualification-review', bothPass);
      expect(await submitWork(review)).toMatch(/^资格审查已提交/);
      const award = await openWork('bingxin', '发布中选结果');
      await scene.fill(award, 'award');
      expect(await submitWork(award, '发布中选公示')).toMatch(/^中选结果已公示/);
    },
  );

  step('is looked at by those who have enrolled: who was awarded it, and who was not', async () => {
    const first = await openListed('jiagou', '我的报名项目');
    await first.getByText('中选', { exact: true }).first().waitFor();
    await openTab(first, '各环节表单');
    await first.getByText('268,500.00').first().waitFor();
    await scene.picture(first, '34-my-enrolment', true);
    const second = await scene.as('dinglan');
    await openEntry(second, '我的报名项目');
    await second.getByRole('main').getByText('未中选').first().waitFor();
  });

  step('is built under the contract that the town reports, with the firms it names', async () => {
    await scene.trading.skipWorkingDays(6);
    const page = await openWork('jiahe', '项目施工信息填报');
    await scene.fill(page, 'construction-info', { contractAmount: revised });
    expect(await submitWork(page)).toMatch(/^施工信息已提交/);
  });

  step('waits with its completion for both reports, of which the town reminds the firms', async () => {
    await scene.trading.skipWorkingDays(30);
    const page = await openWork('jiahe', '项目竣工信息填报');
    await scene.fill(page, 'completion-info');
    await saveDraft(page);
    await page.getByText('《监理报告》《审计报告》尚未全部上传').first().waitFor();
    expect(await page.getByRole('button', { name: '提交', exact: true }).isDisabled()).toBe(true);
    await leaveFor(page, '通知');
    await scene.fill(page, 'notify-firms');
    await askToSubmit(page, '发出通知');
    expect(await confirmation(page)).toBe('已通知所选单位上传报告。');
  });

  step('gets its reports from the two firms, each told of its own', async () => {
    for (const [username, role, form] of [
      ['jiheng', '监理', 'supervision-report'],
      ['gengxin', '审计', 'audit-report'],
    ] as const) {
      const firm = await scene.as(username);
      await firm.goto('/notifications');
      await firm.getByText(`“${project}”《${role}报告》`).first().waitFor();
      await scene.picture(firm, `35-told-${form}`);
      const report = await openWork(username, '项目竣工信息填报');
      await scene.fill(report, form);
      expect(await submitWork(report)).toBe(`《${role}报告》已上传，建设单位已收到告知。`);
    }
  });

  step('is completed from the draft, and evaluated: that is its end', async () => {
    const page = await scene.as('jiahe');
    await openEntry(page, '项目竣工信息填报');
    await openTab(page, '已填报');
    await openRow(page, '继续填报', project);
    await page.getByRole('textbox', { name: '实际竣工日期' }).waitFor();
    expect(await submitWork(page)).toBe('竣工信息已提交。');
    const evaluation = await openWork('jiahe', '施工评价与建议');
    await scene.fill(evaluation, 'evaluation');
    expect(await submitWork(evaluation)).toBe('评价已提交，项目已完成。');
    const followed = await scene.as('jiahe');
    await openEntry(followed, '我的委托发包项目');
    await followed.getByRole('row', { name: project }).getByText('已完成').waitFor();
    await followed.getByRole('main').getByRole('link', { name: project, exact: true }).click();
    await followed.getByLabel(/流程图。/).waitFor();
    await scene.picture(followed, '36-entrusted-completed', true);
  });

  step('leaves its announcements on the portal for a visitor', async () => {
    const page = await scene.visitor();
    await page.goto('/');
    for (const kind of ['发包公告', '更正公告', '中选公告']) {
      await openTab(page, kind);
      await page.getByRole('main').getByRole('link', { name: project }).first().waitFor();
    }
    await page.getByRole('main').getByRole('link', { name: project }).first().click();
    await page.getByText('甲构建筑（演示）有限公司').first().waitFor();
    await scene.picture(page, '37-portal-award', true);
  });
});

describe('a project that is terminated', () => {
  const step = storyteller(() => scene);

  step('ends by an announcement of the town, for everybody to read', async () => {
    const page = await scene.as('jiahe');
    await openEntry(page, '项目立项');
    await page.getByRole('main').getByRole('link', { name: '项目立项' }).click();
    await scene.fill(page, 'project-initiation', { projectName: terminated });
    expect(await submitWork(page)).toMatch(/^项目已立项/);
    await openWork('jiahe', '终止公告发布', terminated);
    await scene.fill(page, 'termination');
    await scene.picture(page, '38-termination', true);
    expect(await submitWork(page)).toBe('终止公告已发布，项目已终止。');
    const visitor = await scene.visitor();
    await visitor.goto('/');
    await openTab(visitor, '终止公告');
    await visitor.getByRole('main').getByRole('link', { name: terminated }).first().click();
    await visitor.getByText('方案重大变更').first().waitFor();
    await scene.picture(visitor, '39-portal-terminated', true);
  });
});
