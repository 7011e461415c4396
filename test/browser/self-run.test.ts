import type { Page } from 'playwright-core';
import { bothPass, dinglan, openToMany } from '../definitions/scenario/answers.js';
import { openEntry, openRow, openTab } from './support/menu.js';
import { Scene } from './support/scene.js';
import { storyteller } from './support/tell.js';
import { askToSubmit, confirmation, leaveFor, saveDraft, submitWork } from './support/work.js';

const project = '甲禾镇卫生站屋面防水修缮';
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

describe('a self-run project, by the people whose job it is', () => {
  step('is initiated by the town', async () => {
    const page = await scene.as('jiahe');
    await scene.picture(page, '01-home');
    await openEntry(page, '项目立项');
    await page.getByRole('main').getByRole('link', { name: '项目立项' }).click();
    await scene.fill(page, 'project-initiation');
    await scene.picture(page, '02-initiation', true);
    expect(await submitWork(page)).toMatch(/^项目已立项，项目编号 SX-\d{4}-01-0001。$/);
    await scene.picture(page, '03-initiation-done');
  });

  step('is announced by the town, after its answers were checked', async () => {
    const page = await openWork('jiahe', '发布公告');
    await scene.fill(page, 'tender-announcement', openToMany);
    await scene.picture(page, '04-announcement', true);
    expect(await submitWork(page)).toMatch(/^发包公告已发布到门户网站，报名截止 /);
  });

  step('is enrolled for from the announcement, with a receipt on the screen', async () => {
    const page = await scene.visitor();
    await page.goto('/');
    const announcement = page.getByRole('main').getByRole('link', { name: project }).first();
    await announcement.waitFor();
    await scene.picture(page, '05-portal');
    await announcement.click();
    await page.getByRole('link', { name: '报名' }).click();
    await scene.fillLogin(page, 'jiagou');
    await scene.fill(page, 'enrolment');
    await scene.picture(page, '06-enrolment', true);
    expect(await submitWork(page, '确认')).toMatch(/^报名成功，回执编号 /);
    await page.getByRole('button', { name: /^打印.*回执/ }).waitFor();
    await page.getByText('验真码').waitFor();
    await scene.picture(page, '07-receipt', true);
  });

  step('is enrolled for from the menu', async () => {
    const page = await scene.as('dinglan');
    await openEntry(page, '报名');
    await scene.picture(page, '08-open-for-enrolment');
    await openRow(page, '报名', project);
    await scene.fill(page, 'enrolment', dinglan);
    expect(await submitWork(page, '确认')).toMatch(/^报名成功，回执编号 /);
  });

  step('says how many have enrolled, and not who, before the deadline', async () => {
    const page = await scene.as('jiahe');
    await openEntry(page, '报名情况查询');
    await openRow(page, '报名情况', project);
    await page.getByRole('heading', { level: 1, name: '报名情况' }).waitFor();
    await page.getByText('共 2 项').first().waitFor();
    await scene.picture(page, '09-enrolments-hidden');
    expect(await page.getByRole('main').innerText()).not.toMatch(/甲构|丁澜|269,800|281,200/);
  });

  step('is corrected, and those enrolled confirm again', async () => {
    const page = await scene.as('jiahe');
    await openEntry(page, '更正公告');
    await openRow(page, '填报', project);
    await scene.fill(page, 'correction-announcement');
    await scene.picture(page, '10-correction', true);
    expect(await submitWork(page)).toMatch(/^更正公告已发布/);
    for (const username of ['jiagou', 'dinglan']) {
      const firm = await scene.as(username);
      await openEntry(firm, '报名确认');
      await openRow(firm, '填报', project);
      await scene.fill(firm, 'reconfirmation');
      await scene.picture(firm, '11-reconfirmation');
      expect(await submitWork(firm)).toBe('确认结果已提交。');
    }
  });

  step('shows who has enrolled once the deadline is over', async () => {
    await scene.trading.skipWorkingDays(6, '17:30');
    const page = await scene.as('jiahe');
    await openEntry(page, '报名情况查询');
    await openRow(page, '报名情况', project);
    await page.getByRole('cell', { name: '甲构建筑（演示）有限公司', exact: true }).waitFor();
    await page.getByRole('cell', { name: '丁澜水利（演示）有限公司', exact: true }).waitFor();
    await scene.picture(page, '12-enrolments');
  });

  step('is reviewed and awarded', async () => {
    await scene.trading.skipWorkingDays(1, '11:30');
    const review = await openWork('jiahe', '资格审查');
    await scene.fill(review, 'qualification-review', bothPass);
    await scene.picture(review, '13-review', true);
    expect(await submitWork(review)).toMatch(/^资格审查已提交/);
    const award = await openWork('jiahe', '发布中选结果');
    await scene.fill(award, 'award');
    await scene.picture(award, '14-award', true);
    expect(await submitWork(award, '发布中选公示')).toMatch(/^中选结果已公示，公示至/);
  });

  step('waits with the contract until the award has been public', async () => {
    const early = await openWork('jiahe', '项目施工信息填报');
    await early
      .getByText(/公示期满后方可填报/)
      .first()
      .waitFor();
    expect(await early.getByRole('button', { name: '提交', exact: true }).isDisabled()).toBe(true);
    await scene.trading.skipWorkingDays(6);
    const page = await openWork('jiahe', '项目施工信息填报');
    await scene.fill(page, 'construction-info');
    await scene.picture(page, '15-construction', true);
    expect(await submitWork(page)).toMatch(/^施工信息已提交/);
  });

  step(
    'keeps a draft of the completion, which cannot be submitted before both reports are there',
    async () => {
      await scene.trading.skipWorkingDays(30);
      const page = await openWork('jiahe', '项目竣工信息填报');
      await scene.fill(page, 'completion-info');
      await saveDraft(page);
      await scene.picture(page, '16-completion-guard');
      await page.getByText('《监理报告》《审计报告》尚未全部上传').first().waitFor();
      expect(await page.getByRole('button', { name: '提交', exact: true }).isDisabled()).toBe(true);
      await leaveFor(page, '通知');
      await scene.fill(page, 'notify-firms');
      await askToSubmit(page, '发出通知');
      expect(await confirmation(page)).toBe('已通知所选单位上传报告。');
    },
  );

  step('gets its reports from the two firms that were named', async () => {
    for (const [username, form] of [
      ['jiheng', 'supervision-report'],
      ['gengxin', 'audit-report'],
    ] as const) {
      const page = await openWork(username, '项目竣工信息填报');
      await scene.fill(page, form);
      await scene.picture(page, `17-${form}`, true);
      expect(await submitWork(page)).toMatch(/已上传，建设单位已收到告知。$/);
    }
  });

  step('is completed from the draft, and evaluated', async () => {
    const page = await scene.as('jiahe');
    await openEntry(page, '项目竣工信息填报');
    await openTab(page, '已填报');
    await openRow(page, '继续填报', project);
    await page.getByRole('textbox', { name: '实际竣工日期' }).waitFor();
    expect(await page.getByRole('textbox', { name: '送审结算价（元）' }).inputValue()).toBe('274,150.00');
    expect(await submitWork(page)).toBe('竣工信息已提交。');
    const evaluation = await openWork('jiahe', '施工评价与建议');
    await scene.fill(evaluation, 'evaluation');
    await scene.picture(evaluation, '18-evaluation', true);
    expect(await submitWork(evaluation)).toBe('评价已提交，项目已完成。');
  });

  step('is read by the supervisor, with its diagram and its trail', async () => {
    const page = await scene.as('zhuguan');
    await openEntry(page, '小型工程项目');
    const found = page.getByRole('main').getByRole('link', { name: project, exact: true });
    await found.waitFor();
    await scene.picture(page, '19-projects');
    await found.click();
    await page.getByLabel(/流程图。/).waitFor();
    await page.getByText('留痕完整，未被改动').waitFor();
    await scene.picture(page, '20-project', true);
    await openTab(page, '各环节表单');
    await page.getByText('施工评价与建议').first().waitFor();
    await scene.picture(page, '20-project-forms');
  });

  step('leaves its announcements on the portal', async () => {
    const page = await scene.visitor();
    await page.goto('/');
    for (const kind of ['发包公告', '更正公告', '中选公告'])
      await page.getByRole('main').getByText(kind).first().waitFor();
    await scene.picture(page, '21-portal', true);
  });
});
