import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import type { Json } from '../../../platform/engine/index.js';
import type { Answers } from '../../definitions/scenario/fill-sample.js';
import { sampleFile } from '../../definitions/scenario/sample-file.js';

interface Component {
  type: string;
  key: string;
  label?: string;
  title?: string;
  disabled?: boolean;
  enableTime?: boolean;
  multiple?: boolean;
  components?: Component[];
  columns?: { components: Component[] }[];
  source?: { dictionary?: string };
}

/**
 * Fills in the form on the page as a person does: by the labels, from top to bottom.
 * @param answers what to type, by the keys of the form's components; what is not named stays as it is
 */
export async function fillForm(page: Page, form: string, answers: Answers): Promise<void> {
  const { components } = (await definition(`forms/${form}.form`)) as { components: Component[] };
  const main = page.getByRole('main');
  await main.locator('[data-section]').first().waitFor();
  await fillAll(main, components, answers);
}

async function definition(name: string): Promise<unknown> {
  return JSON.parse(await readFile(`definitions/${name}.json`, 'utf8'));
}

async function fillAll(place: Locator, components: readonly Component[], answers: Answers): Promise<void> {
  for (const component of components) {
    const inner = component.columns?.flatMap((column) => column.components) ?? component.components ?? [];
    if (component.type === 'panel')
      await fillAll(place.getByRole('region', { name: component.title!, exact: true }), inner, answers);
    else if (component.type === 'columns') await fillAll(place, inner, answers);
    else if (!component.disabled && answers[component.key] !== undefined)
      await fillOne(place, component, answers[component.key]!);
  }
}

async function fillOne(place: Locator, component: Component, value: Json): Promise<void> {
  const name = named(component.label ?? '');
  switch (component.type) {
    case 'container':
      return fillAll(place, component.components ?? [], value as Answers);
    case 'select':
      return choose(place.getByRole('combobox', { name }), component, value);
    case 'radio': {
      const group = place.getByRole('radiogroup', { name });
      return group.getByRole('radio', { name: await labelOf(component, value), exact: true }).check();
    }
    case 'checklist':
      return tick(place.getByRole('group', { name }), component, value as Json[]);
    case 'checkbox':
      return place.getByRole('checkbox', { name }).setChecked(value as boolean);
    case 'file':
      return attach(place.getByRole('group', { name }), value as { name: string }[]);
    case 'datagrid':
      return fillRows(place, component, value as Answers[]);
    case 'editgrid':
      return addEntries(place.locator(`.formio-component-${component.key}`), component, value as Answers[]);
    default:
      return type(place.getByRole('textbox', { name }), component, value);
  }
}

async function choose(input: Locator, component: Component, value: Json): Promise<void> {
  if (value === '' || value === null) return;
  const label = await labelOf(component, value);
  if ((await input.evaluate((element) => element.tagName)) === 'SELECT') {
    const option = input.locator('option', { hasText: matching(component, label) });
    await option.first().waitFor({ state: 'attached' });
    await input.selectOption((await option.first().getAttribute('value'))!);
    return;
  }
  await input.fill(label);
  await input
    .page()
    .getByRole('option', { name: matching(component, label) })
    .click();
}

async function tick(group: Locator, component: Component, values: Json[]): Promise<void> {
  await group.getByRole('checkbox').first().waitFor();
  const wanted = await Promise.all(values.map((value) => labelOf(component, value)));
  for (const box of await group.getByRole('checkbox').all()) {
    const text = await box.evaluate((element) => element.closest('label')?.textContent ?? '');
    await box.setChecked(wanted.some((label) => text.startsWith(label)));
  }
}

async function fillRows(place: Locator, component: Component, rows: Answers[]): Promise<void> {
  const table = place.getByRole('table', { name: component.label!, exact: true });
  await table.waitFor();
  const found = table.locator('tbody > tr:not(.grid-empty)');
  const add = place.locator(`.formio-component-${component.key}`).locator('.add-button');
  for (const [index, row] of rows.entries()) {
    if (index > 0 && (await found.count()) <= index) await add.click();
    await fillAll(found.nth(index), component.components ?? [], row);
  }
}

async function addEntries(place: Locator, component: Component, entries: Answers[]): Promise<void> {
  for (const entry of entries) {
    await place.locator('.add-button').click();
    const open = place.locator('li.is-open');
    await fillAll(open, component.components ?? [], entry);
    await open.locator('.entry-actions .secondary-button').click();
    await open.waitFor({ state: 'detached' });
  }
}

/** How a value reads in a list of choices. */
async function labelOf({ source }: Component, value: Json): Promise<string> {
  if (source?.dictionary) {
    const { values } = (await definition(`dictionaries/${source.dictionary}.dictionary`)) as {
      values: { code: string; label: string }[];
    };
    return String(values.find((entry) => entry.code === value)?.label);
  }
  return typeof value === 'object' ? String((value as { name: string }).name) : String(value);
}

/** A choice of a dictionary reads exactly so; other choices say more than the name. */
function matching({ source }: Component, label: string): RegExp {
  return new RegExp(source?.dictionary ? `^${escape(label)}$` : escape(label));
}

/** Optional fields say so behind their label. */
const named = (label: string): RegExp => new RegExp(`^${escape(label)}(选填)?$`);

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

async function type(input: Locator, component: Component, value: Json): Promise<void> {
  const text = component.type === 'datetime' ? dateText(String(value), component) : String(value ?? '');
  await input.fill(text);
  await input.blur();
}

/** As people write dates. */
const dateText = (value: string, { enableTime }: Component): string =>
  enableTime ? value.slice(0, 16).replace('T', ' ') : value.slice(0, 10);

async function attach(group: Locator, files: { name: string }[]): Promise<void> {
  for (const { name } of files) {
    const mimeType = name.endsWith('.jpg') ? 'image/jpeg' : 'application/pdf';
    await group.locator('input[type=file]').setInputFiles({ name, mimeType, buffer: sampleFile(name) });
    await group.getByRole('link', { name: `下载：${name}` }).waitFor();
  }
}
