import { compileProcess } from '../../../../platform/engine/index.js';
import { bpmn, event, flows, scriptTask, task } from '../support/bpmn.js';

const ends = [event('startEvent', 's'), event('endEvent', 'e')];
const around = (part: string, id = 'a'): string => bpmn([...ends, part, flows(`s > ${id} > e`)]);
const nested = (depth: number): string => {
  const open = Array.from({ length: depth }, (_, index) => `<subProcess id="p${index}">`).join('');
  return bpmn([open, '</subProcess>'.repeat(depth)]);
};
const chain = (length: number): string => {
  const ids = Array.from({ length }, (_, index) => `t${index}`);
  return bpmn([...ends, ...ids.map((id) => task(id)), flows(['s', ...ids, 'e'].join(' > '))]);
};
const doctype = (declared: string): string =>
  around(task('a')).replace('?><', `?><!DOCTYPE definitions [${declared}]><`);
const entities = Array.from({ length: 30 }, (_, n) => `<!ENTITY e${n + 1} "&e${n};&e${n};">`).join('');

describe('limits of a file', () => {
  it.each<[name: string, xml: string, rule: string]>([
    ['too many characters', ' '.repeat(5_000_001), 'limit-exceeded'],
    ['too many XML elements', bpmn(['<documentation/>'.repeat(50_001)]), 'limit-exceeded'],
    ['elements nested too deeply', nested(120), 'limit-exceeded'],
    ['nesting that is never closed', '<a>'.repeat(40_000), 'limit-exceeded'],
    ['too many flow elements', chain(2_600), 'limit-exceeded'],
    ['a very long id', around(task('a'.repeat(201)), 'a'.repeat(201)), 'limit-exceeded'],
    ['an id that is no key', around(task('__proto__'), '__proto__'), 'limit-exceeded'],
    ['a very long expression', around(scriptTask('a', `=${'1+'.repeat(2_600)}1`)), 'limit-exceeded'],
    [
      'too many long expressions',
      bpmn([
        ...ends,
        ...Array.from({ length: 40 }, (_, n) => scriptTask(`a${n}`, `="${'x'.repeat(4_000)}"`)),
      ]),
      'limit-exceeded',
    ],
    ['entities that grow', doctype(`<!ENTITY e0 "x">${entities}`), 'unreadable-xml'],
    ['an entity from outside', doctype('<!ENTITY x SYSTEM "file:///etc/passwd">'), 'unreadable-xml'],
  ])('refuses %s', async (_name, xml, rule) => {
    const began = performance.now();
    const { processes, findings } = await compileProcess(xml);
    expect(processes).toEqual([]);
    expect(findings.map((finding) => finding.rule)).toContain(rule);
    expect(findings.find((finding) => finding.rule === rule)!.message).toMatch(/[\u4e00-\u9fff]/);
    expect(performance.now() - began).toBeLessThan(30_000);
  });

  it.each<[name: string, xml: string]>([
    ['a comment with brackets', around(task('a')).replace('?><', '?><!-- <a> <b> <!DOCTYPE --><')],
    [
      'a section with brackets',
      around(scriptTask('a', '=1')).replace(
        '<process',
        '<process ><documentation><![CDATA[<a <!DOCTYPE]]></documentation></process><process',
      ),
    ],
    ['nesting within the limit', around(task('a')).replace('<task', `${'<!-- -->'.repeat(200)}<task`)],
    ['ids that objects have by nature', around(task('constructor'), 'constructor')],
    ['a call of itself', around('<callActivity id="a" calledElement="process"/>')],
  ])('takes %s', async (_name, xml) => {
    const { findings } = await compileProcess(xml);
    expect(findings.filter(({ rule }) => rule === 'limit-exceeded' || rule === 'unreadable-xml')).toEqual([]);
  });

  it.each<[name: string, part: string]>([
    [
      'attached to itself',
      '<boundaryEvent id="a" attachedToRef="a"><messageEventDefinition/></boundaryEvent>',
    ],
    ['its own default', '<exclusiveGateway id="a" default="a"/>'],
    ['a flow between flows', '<task id="a"/><sequenceFlow id="f" sourceRef="f" targetRef="f"/>'],
  ])('refuses an element that is %s', async (_name, part) => {
    const { processes, findings } = await compileProcess(around(part));
    if (processes.length > 0) expect(processes[0]!.elements).toHaveProperty('a');
    else expect(findings.filter(({ severity }) => severity === 'error').length).toBeGreaterThan(0);
  });
});
