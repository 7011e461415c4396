import type { Page } from 'playwright-core';
import { accessibilityFindings } from './support/accessibility.js';
import { desk, phone, Scene } from './support/scene.js';

let scene: Scene;

beforeAll(async () => {
  scene = await Scene.open({ projects: true });
}, 180_000);
afterAll(() => scene.close());

/** Whose page, where it is, and what has to be on it. */
const pages = [
  { who: null, at: '/', shows: '甲禾镇小微公园绿化提升' },
  { who: null, at: '/login', shows: '用户名' },
  { who: 'jiahe', at: '/home', shows: '我的待办' },
  { who: 'jiahe', at: '/stages?stage=small-works/completion&kind=stage', shows: '甲禾镇东街道路排水修复' },
  { who: 'jiahe', at: '/work/start~small-works', shows: '项目基本情况' },
  {
    who: 'yiquan',
    at: '/stages?stage=small-works/qualificationReview&kind=stage',
    shows: '乙泉镇西沟清淤护岸',
  },
  { who: 'zhuguan', at: '/views/projects', shows: '甲禾镇卫生站屋面防水修缮' },
  { who: 'yizhu', at: '/views/my-enrolments', shows: '甲禾镇小微公园绿化提升' },
];

/** Pages that one gets to from a list: the first link of this name. */
const details = [
  { who: null, at: '/', link: '甲禾镇小微公园绿化提升', shows: '报名截止' },
  { who: 'zhuguan', at: '/views/projects', link: '甲禾镇卫生站屋面防水修缮', shows: '已完成' },
  {
    who: 'jiahe',
    at: '/stages?stage=small-works/completion&kind=stage',
    link: '甲禾镇东街道路排水修复',
    shows: '竣工验收',
  },
];

const windows = new Map<string, Page>();

async function windowOf(who: string | null, viewport: typeof desk): Promise<Page> {
  const key = `${who} ${viewport.width}`;
  const open = windows.get(key) ?? (who ? await scene.logIn(who, viewport) : await scene.visitor(viewport));
  windows.set(key, open);
  return open;
}

async function settled(page: Page, text: string): Promise<void> {
  await page.getByText(text).locator('visible=true').first().waitFor();
  await page.waitForLoadState('networkidle');
}

async function look(page: Page, name: string): Promise<void> {
  const width = await page.evaluate('document.documentElement.scrollWidth');
  await scene.picture(page, `50-${name}`);
  expect(width).toBeLessThanOrEqual(page.viewportSize()!.width);
  expect(await accessibilityFindings(page)).toEqual([]);
  expect(scene.problems).toEqual([]);
}

const nameOf = (at: string): string => at.replace(/[^a-z-]+/gi, '-').replace(/^-|-$/g, '') || 'portal';

describe.each([
  { device: 'desk', viewport: desk },
  { device: 'phone', viewport: phone },
])('on a $device', ({ device, viewport }) => {
  it.each(pages)('$at of $who can be read and used by everybody', async ({ who, at, shows }) => {
    const page = await windowOf(who, viewport);
    await page.goto(at);
    await settled(page, shows);
    await look(page, `${device}-${nameOf(at)}`);
  });

  it.each(details)('so can $link, from $at', async ({ who, at, link, shows }) => {
    const page = await windowOf(who, viewport);
    await page.goto(at);
    await page.getByRole('main').getByRole('link', { name: link, exact: true }).first().click();
    await settled(page, shows);
    await look(page, `${device}-${nameOf(at)}-detail`);
  });
});

describe('logging in', () => {
  it('says that the password is wrong, and when the name is locked until when', async () => {
    const page = await scene.visitor();
    await page.goto('/login');
    const attempt = async (said: RegExp) => {
      await page.getByRole('textbox', { name: '用户名' }).fill('yuanlin');
      await page.getByRole('textbox', { name: '密码' }).fill('Not-the-password-1');
      await page.getByRole('button', { name: '登录', exact: true }).click();
      await page.getByText(said).waitFor();
    };
    for (const left of [4, 3, 2, 1]) await attempt(new RegExp(`还可以再试 ${left} 次`));
    await attempt(/该用户名已锁定至 \d\d:\d\d/);
    await look(page, 'desk-login-locked');
  });
});
