import { readdirSync, readFileSync } from 'node:fs';
import { feelFunctionNames } from '../../platform/definitions/index.js';
import { compileProcess, explore } from '../../platform/engine/index.js';

const folder = (kind: string): URL => new URL(`../../definitions/${kind}/`, import.meta.url);
const processes = readdirSync(folder('processes')).filter((file) => file.endsWith('.bpmn'));
const roles = new Set(readdirSync(folder('roles')).map((file) => file.replace('.role.json', '')));

describe('the workflows of the definitions', () => {
  it.each(processes)('%s is explored completely, and nothing is wrong with it', async (file) => {
    const xml = readFileSync(new URL(file, folder('processes')), 'utf8');
    const { processes: compiled } = await compileProcess(xml, { functionNames: feelFunctionNames });
    expect(compiled.length).toBeGreaterThan(0);
    for (const process of compiled) {
      const mayPerform = (group: string): boolean => roles.has(group);
      // What is known of another instance may change at any time.
      const { complete, findings, reached } = explore(process, { mayPerform, volatile: ['subject'] });
      expect(complete).toBe(true);
      expect(findings.filter(({ severity }) => severity !== 'info')).toEqual([]);
      expect(Object.keys(process.elements).filter((id) => !reached.includes(id))).toEqual([]);
    }
  });
});
