import type { Page } from 'playwright-core';
import { openEntry, openRow } from './support/menu.js';
import { desk, Scene } from './support/scene.js';
import { until } from '../support/index.js';
import { password } from '../definitions/scenario/password.js';
import { askToSubmit, submitWork } from './support/work.js';

const project = '甲禾镇卫生站屋面防水修缮';
let scene: Scene;

beforeAll(async () => {
  scene = await Scene.open();
  await scene.trading.skipWorkingDays(1);
}, 180_000);
afterAll(() => scene.close());

const nameOf = (page: Page) => page.getByRole('textbox', { name: '项目名称' });

interface Field {
  value: string;
  focus(): void;
  blur(): void;
  dispatchEvent(event: Event): void;
}

async function typeAndLeave(field: Field, { typed, wait }: { typed: string; wait: number }) {
  field.focus();
  field.value = typed;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  await new Promise((done) => setTimeout(done, wait));
  field.blur();
}

/** Keeps the value with which the field is first seen as `firstSeen`. */
const noteFirstSeen = `(function look() {
  const field = document.querySelector('input[name="data[projectName]"]');
  if (field?.checkVisibility({ visibilityProperty: true })) globalThis.firstSeen = field.value;
  else requestAnimationFrame(look);
})()`;

async function newProject(username: string): Promise<Page> {
  const page = await scene.logIn(username);
  await openEntry(page, '项目立项');
  await page.getByRole('main').getByRole('link', { name: '项目立项' }).click();
  await nameOf(page).waitFor();
  return page;
}

describe('what a person has typed', () => {
  it('survives a reload without a connection, and goes to the server when it is back', async () => {
    const page = await newProject('yiquan');
    await page.context().setOffline(true);
    await nameOf(page).fill('断网时填写的工程');
    await nameOf(page).blur();
    await page
      .getByText(/网络(已)?断开/)
      .first()
      .waitFor();
    await page.getByText(/已存在本机/).waitFor();
    await scene.picture(page, '40-offline');
    await page.context().setOffline(false);
    page.once('dialog', (dialog) => void dialog.accept());
    await page.reload();
    expect(await nameOf(page).inputValue()).toBe('断网时填写的工程');
    expect(scene.problems.filter((problem) => !problem.includes('ERR_INTERNET'))).toEqual([]);
    await page.close();
  });

  it('is kept however soon after typing the field is left', async () => {
    const page = await newProject('yiquan');
    for (const wait of [0, 50, 100, 130, 160, 190, 220]) {
      const typed = `${wait} 毫秒后离开的工程`;
      await nameOf(page).evaluate(typeAndLeave, { typed, wait });
      const kept = () => page.evaluate<string>('JSON.stringify(localStorage)');
      await until(async () => (await kept()).includes(typed));
      expect(await kept()).toContain(typed);
    }
    await page.close();
  });

  it('survives a reload in the very moment of typing', async () => {
    const page = await newProject('yiquan');
    await page.addInitScript(noteFirstSeen);
    await nameOf(page).evaluate((field: Field) => {
      field.value = '刚刚填写的工程';
      field.dispatchEvent(new Event('input', { bubbles: true }));
      (globalThis as unknown as { location: { reload(): void } }).location.reload();
    });
    await page.getByText(/^已恢复这台电脑上/).waitFor();
    expect(await nameOf(page).inputValue()).toBe('刚刚填写的工程');
    // what is typed into a field without its value would be written over
    expect(await page.evaluate('firstSeen')).toBe('刚刚填写的工程');
  });

  it('survives a session that has run out: one logs in over the page', async () => {
    const page = await newProject('jiahe');
    await scene.fill(page, 'project-initiation', { projectName: project });
    await scene.trading.expireSessions();
    await askToSubmit(page);
    const dialog = page.getByRole('dialog', { name: '登录已过期' });
    await dialog.waitFor();
    await scene.picture(page, '41-session-expired');
    await dialog.getByRole('textbox', { name: '密码' }).fill(password);
    await dialog.getByRole('button', { name: '重新登录' }).click();
    await dialog.waitFor({ state: 'hidden' });
    expect(await nameOf(page).inputValue()).toBe(project);
    expect(await submitWork(page)).toMatch(/^项目已立项/);
  });

  it('survives a step that somebody else has completed', async () => {
    const late = await scene.logIn('jiahe2');
    await openEntry(late, '发布公告');
    await openRow(late, '填报', project);
    await scene.fillOnly(late, 'tender-announcement', { remark: '同事同时填写的内容' });
    const page = await scene.logIn('jiahe');
    await openEntry(page, '发布公告');
    await openRow(page, '填报', project);
    await scene.fill(page, 'tender-announcement');
    expect(await submitWork(page)).toMatch(/^发包公告已发布/);
    await askToSubmit(late);
    const refusal = late.getByText('这一步已经有人提交');
    await refusal.waitFor();
    const { y } = (await refusal.boundingBox())!;
    expect(y).toBeGreaterThan(0);
    expect(y).toBeLessThan(desk.height);
    await scene.picture(late, '42-completed-by-another');
    const remark = late.getByRole('textbox', { name: /^其他说明/ });
    expect(await remark.inputValue()).toBe('同事同时填写的内容');
    await late.getByRole('button', { name: '复制我填的内容' }).waitFor();
  });
});
