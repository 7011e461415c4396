import type { Page } from 'playwright-core';

const bar = (page: Page) => page.getByRole('region', { name: '操作' });

/** Submits through the check-your-answers page. @returns what the confirmation says */
export async function submitWork(page: Page, label = '提交'): Promise<string> {
  await askToSubmit(page, label);
  await bar(page).getByRole('button', { name: '返回修改' }).waitFor();
  return confirmWork(page);
}

/** The main button of the form: leads to the check-your-answers page, or says what is wrong. */
export async function askToSubmit(page: Page, label = '提交'): Promise<void> {
  await bar(page).getByRole('button', { name: label, exact: true }).click();
}

/** On the check-your-answers page: confirms each warning by itself, then submits. */
export async function confirmWork(page: Page): Promise<string> {
  for (const warning of await page.getByRole('checkbox', { name: '已核实，情况属实' }).all())
    await warning.check();
  await bar(page).getByRole('button', { name: /^确认/ }).click();
  return confirmation(page);
}

/** What the page says when it is done. */
export async function confirmation(page: Page): Promise<string> {
  await page.getByRole('heading', { name: '接下来' }).waitFor();
  return page.getByRole('heading', { level: 1 }).first().innerText();
}

export async function saveDraft(page: Page): Promise<void> {
  await bar(page).getByRole('button', { name: '保存草稿' }).click();
  await page.getByText('已保存草稿，可在“已填报”中继续').waitFor();
}

/** Goes on to something else that the form's bar offers; what the server does not have yet is saved on the way. */
export async function leaveFor(page: Page, offer: string): Promise<void> {
  const before = page.url();
  await bar(page).getByRole('link', { name: offer, exact: true }).click();
  const save = page.getByRole('button', { name: '保存并离开' });
  await Promise.race([save.click().catch(() => undefined), page.waitForURL((url) => url.href !== before)]);
  await page.waitForURL((url) => url.href !== before);
}
