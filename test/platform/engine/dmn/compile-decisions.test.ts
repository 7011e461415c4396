import { readFileSync } from 'node:fs';
import { compileDecisions, evaluateDecision } from '../../../../platform/engine/index.js';
import {
  compileFile,
  decide,
  decision,
  dmn,
  dmn13,
  findingsOf,
  inputData,
  literal,
  now,
  table,
  tableFile,
  type Table,
} from '../support/dmn.js';

const simple: Table = { inputs: ['n'], outputs: ['o'], rules: ['- : 1'] };
const x = (logic: string): string => dmn([decision('x', logic)]);

describe('versions of DMN', () => {
  it.each([
    ['1.1', 'http://www.omg.org/spec/DMN/20151101/dmn.xsd'],
    ['1.2', 'http://www.omg.org/spec/DMN/20180521/MODEL/'],
    ['1.3', dmn13],
    ['1.4', 'https://www.omg.org/spec/DMN/20211108/MODEL/'],
    ['1.5', 'https://www.omg.org/spec/DMN/20230324/MODEL/'],
  ])('%s is read', async (_version, namespace) => {
    const parts = [
      inputData('i', 'n', 'number'),
      decision('x', table(simple), { inputs: ['i'], type: 'number' }),
    ];
    expect(await decide(dmn(parts, '', namespace), { n: '1' })).toEqual({ ok: true, value: 1 });
  });

  it('1.2 and 1.5 are read with their diagrams', async () => {
    const file = readFileSync('definitions/decisions/minimum-enrolment-days.dmn', 'utf8');
    for (const version of ['20180521', '20230324']) {
      const scheme = version === '20180521' ? 'http' : 'https';
      const uri = `${scheme}://www.omg.org/spec/DMN/${version}`;
      const other = file
        .replace('https://www.omg.org/spec/DMN/20191111/MODEL/', `${uri}/MODEL/`)
        .replace('https://www.omg.org/spec/DMN/20191111/DMNDI/', `${uri}/DMNDI/`);
      const [compiled] = await compileFile(other);
      expect(evaluateDecision(compiled!, { now, variables: { controlPrice: 5 } })).toEqual({
        ok: true,
        value: 3,
      });
    }
  });

  it('a file of a modeler is read, with what only documents it', async () => {
    const file = dmn(
      [
        '<extensionElements><zeebe:versionTag value="1"/></extensionElements>',
        '<knowledgeSource id="law" name="law" locationURI="http://example.org"><type>law</type></knowledgeSource>',
        '<inputData id="i" name="Number"/>',
        '<decision id="x" name="X"><description>why</description><question>What?</question><allowedAnswers>1</allowedAnswers>',
        '<extensionElements><zeebe:versionTag value="1"/></extensionElements>',
        '<informationRequirement id="r"><requiredInput href="#i"/></informationRequirement>',
        '<authorityRequirement id="a"><requiredAuthority href="#law"/></authorityRequirement>',
        `${table({ ...simple, policy: 'FIRST' }).replace('<decisionTable', '<decisionTable id="t" biodi:annotationsWidth="400"')}</decision>`,
        '<textAnnotation id="note"><text>Note</text></textAnnotation>',
      ],
      'xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:modeler="http://camunda.org/schema/modeler/1.0" ' +
        'xmlns:biodi="http://bpmn.io/schema/dmn/biodi/2.0" exporter="Modeler" exporterVersion="5" modeler:executionPlatform="Camunda Cloud"',
    );
    const { decisions, findings } = await compileDecisions(file);
    expect(findings).toEqual([
      {
        severity: 'warning',
        rule: 'foreign-extension',
        element: 'x',
        message: '扩展元素“zeebe:versionTag”不属于本平台，不起作用。',
      },
    ]);
    expect(decisions.map(({ id, name }) => [id, name])).toEqual([['x', 'X']]);
  });
});

/** Files that are refused, the rule, the element. */
const refused: [what: string, xml: string, rule: string, element: string | undefined][] = [
  ['text that is no XML', `<definitions xmlns="${dmn13}"`, 'unreadable-xml', undefined],
  [
    'a file of another standard',
    '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"/>',
    'unreadable-xml',
    undefined,
  ],
  ['an empty text', '', 'unreadable-xml', undefined],
  ['an unknown element', dmn(['<decisions id="x"/>']), 'unknown-content', undefined],
  [
    'an unknown element in a rule',
    x(table(simple).replace('</rule>', '<also/></rule>')),
    'unknown-content',
    undefined,
  ],
  ['the same id twice', dmn([decision('x', literal('1')), decision('x', literal('2'))]), 'duplicate-id', 'x'],
  ['a file without decisions', dmn([inputData('i', 'n')]), 'decision-required', 'd'],
  [
    'too many decisions',
    dmn(Array.from({ length: 501 }, (_, n) => decision(`d${n}`, literal('1')))),
    'too-many-decisions',
    'd',
  ],
  ['a decision without an id', dmn([`<decision name="x">${literal('1')}</decision>`]), 'id-required', 'd'],
  ['a decision without logic', x(''), 'logic-required', 'x'],
  ['an empty expression', x(literal(' ')), 'logic-required', 'x'],
  ['an expression that is not FEEL', x(literal('1 +')), 'feel-syntax', 'x'],
  [
    'another language',
    x('<literalExpression expressionLanguage="javascript"><text>1</text></literalExpression>'),
    'unsupported-language',
    'x',
  ],
  [
    'another language of the whole file',
    dmn([decision('x', literal('1'))], 'expressionLanguage="groovy"'),
    'unsupported-language',
    'd',
  ],
  [
    'another language in a cell',
    x(table(simple).replace('<inputEntry', '<inputEntry id="c" expressionLanguage="juel"')),
    'unsupported-language',
    'c',
  ],
  [
    'values of another file',
    x('<literalExpression><importedValues name="v" namespace="n" importType="t"/></literalExpression>'),
    'unsupported-element',
    'x',
  ],
  [
    'an import',
    dmn(['<import id="m" name="m" namespace="n" importType="t"/>', decision('x', literal('1'))]),
    'unsupported-element',
    'm',
  ],
  [
    'a boxed context',
    x(
      '<context><contextEntry><variable name="a"/><literalExpression><text>1</text></literalExpression></contextEntry></context>',
    ),
    'unsupported-element',
    'x',
  ],
  [
    'an invocation',
    x('<invocation><literalExpression><text>f</text></literalExpression></invocation>'),
    'unsupported-element',
    'x',
  ],
  [
    'a business knowledge model',
    dmn(['<businessKnowledgeModel id="b" name="b"/>', decision('x', literal('1'))]),
    'unsupported-element',
    'b',
  ],
  [
    'the use of one',
    x('<knowledgeRequirement id="k"><requiredKnowledge href="#b"/></knowledgeRequirement>' + literal('1')),
    'unsupported-element',
    'k',
  ],
  [
    'a decision service',
    dmn(['<decisionService id="s" name="s"/>', decision('x', literal('1'))]),
    'unsupported-element',
    's',
  ],
  [
    'a requirement of nothing',
    dmn([decision('x', literal('1'), { decisions: ['y'] })]),
    'unresolved-reference',
    'x',
  ],
  [
    'a requirement of another file',
    x(
      '<informationRequirement id="r"><requiredDecision href="other.dmn#y"/></informationRequirement>' +
        literal('1'),
    ),
    'unresolved-reference',
    'r',
  ],
  [
    'a requirement of something else',
    dmn(['<knowledgeSource id="k" name="k"/>', decision('x', literal('1'), { inputs: ['k'] })]),
    'unresolved-reference',
    'x',
  ],
  [
    'a decision that requires itself',
    dmn([decision('x', literal('1'), { decisions: ['x'] })]),
    'requirement-cycle',
    'x',
  ],
  [
    'decisions that require each other',
    dmn([
      decision('x', literal('1'), { decisions: ['y'] }),
      decision('y', literal('1'), { decisions: ['x'] }),
    ]),
    'requirement-cycle',
    'x',
  ],
  [
    'required decisions whose results have the same name',
    dmn([
      decision('x', literal('n'), { decisions: ['y', 'z'] }),
      decision('y', literal('1'), { variable: 'n' }),
      decision('z', literal('2'), { variable: 'n' }),
    ]),
    'duplicate-name',
    'x',
  ],
  [
    'a name that is not among the inputs',
    dmn([inputData('i', 'n'), decision('x', literal('m'), { inputs: ['i'] })]),
    'undeclared-input',
    'x',
  ],
  ['an unknown type', dmn([decision('x', literal('1'), { type: 'money' })]), 'unknown-type', 'x'],
  [
    'an unknown type of a column',
    x(table({ ...simple, inputs: [{ name: 'n', type: 'money' }] })),
    'unknown-type',
    'i1',
  ],
  [
    'a type made of itself',
    dmn([
      '<itemDefinition id="t" name="t"><typeRef>t</typeRef></itemDefinition>',
      decision('x', literal('1'), { type: 't' }),
    ]),
    'unsupported-type',
    't',
  ],
  [
    'allowed items of a list',
    dmn([
      '<itemDefinition id="t" name="t" isCollection="true"><typeRef>string</typeRef><allowedValues><text>"a"</text></allowedValues></itemDefinition>',
      decision('x', literal('1'), { type: 't' }),
    ]),
    'unsupported-type',
    't',
  ],
  ['an unknown hit policy', tableFile({ ...simple, policy: 'BEST' }), 'unsupported-hit-policy', 'x'],
  [
    'an unknown aggregation',
    tableFile({ ...simple, policy: 'COLLECT', aggregation: 'AVG' }),
    'unsupported-aggregation',
    'x',
  ],
  [
    'an aggregation of one rule',
    tableFile({ ...simple, aggregation: 'SUM' }),
    'unsupported-aggregation',
    'x',
  ],
  [
    'an aggregation of several outputs',
    tableFile({
      ...simple,
      policy: 'COLLECT',
      aggregation: 'SUM',
      outputs: ['o', 'p'],
      rules: ['- : 1 | 2'],
    }),
    'unsupported-aggregation',
    'x',
  ],
  ['a table without outputs', tableFile({ ...simple, outputs: [], rules: ['- : '] }), 'output-required', 'x'],
  [
    'outputs without names',
    tableFile({ ...simple, outputs: ['o', ''], rules: ['- : 1 | 2'] }),
    'output-name-required',
    'x',
  ],
  [
    'outputs of the same name',
    tableFile({ ...simple, outputs: ['o', 'o'], rules: ['- : 1 | 2'] }),
    'output-name-required',
    'x',
  ],
  [
    'an input without expression',
    x(table(simple).replace('<text>n</text>', '<text/>')),
    'input-expression-required',
    'i1',
  ],
  [
    'another name for the input',
    x(
      table(simple).replace(
        '<input ',
        '<input xmlns:c="http://camunda.org/schema/1.0/dmn" c:inputVariable="v" ',
      ),
    ),
    'unsupported-extension',
    'i1',
  ],
  ['a rule with too few cells', tableFile({ ...simple, inputs: ['n', 'm'] }), 'rule-width', 'r1'],
  ['a rule with too many cells', tableFile({ ...simple, rules: ['- : 1 | 2'] }), 'rule-width', 'r1'],
  ['a test that is not FEEL', tableFile({ ...simple, rules: ['< : 1'] }), 'feel-syntax', 'r1'],
  ['an output that is not FEEL', tableFile({ ...simple, rules: ['- : 1 1'] }), 'feel-syntax', 'r1'],
  [
    'priority without output values',
    tableFile({ ...simple, policy: 'PRIORITY' }),
    'output-values-required',
    'x',
  ],
  [
    'output order over values that are not written out',
    tableFile({ ...simple, policy: 'OUTPUT ORDER', outputs: [{ name: 'o', values: '[1..3]' }] }),
    'output-values-required',
    'o1',
  ],
  [
    'an output that is not among the values',
    tableFile({ ...simple, outputs: [{ name: 'o', values: '"a", "b"' }], rules: ['- : "c"'] }),
    'value-not-allowed',
    'r1',
  ],
];

describe('compile decisions', () => {
  it.each(refused)('refuses %s', async (_what, xml, rule, element) => {
    const findings = await findingsOf(xml);
    const found = findings.find((finding) => finding.rule === rule);
    expect(findings.map((finding) => finding.rule)).toContain(rule);
    expect(found).toMatchObject({ severity: 'error', message: expect.stringMatching(/[\u4e00-\u9fff].*/) });
    expect(found!.element).toBe(element);
  });

  it('tells all mistakes at once', async () => {
    const xml = tableFile({ inputs: ['n +'], outputs: ['o', 'o'], rules: ['< : 1', '- : 1 | 2'] });
    const rules = (await findingsOf(xml)).map(({ rule, element }) => `${rule} ${element}`);
    expect(rules).toEqual(['feel-syntax i1', 'output-name-required x', 'rule-width r1', 'feel-syntax r1']);
  });

  it('names the row and the column of a mistake', async () => {
    const [finding] = await findingsOf(tableFile({ ...simple, rules: ['- : 1', '< : 1'] }));
    expect(finding!.message).toBe(
      '第 2 条规则的第 1 个输入：表达式“<”写法有误：第 2 个字符附近无法识别，请检查括号、引号和名称。',
    );
  });

  it('accepts names that the file does not give, when it does not give all', async () => {
    const parts = [
      '<inputData id="i" name="Some data"/>',
      decision('x', literal('anything'), { inputs: ['i'] }),
    ];
    expect((await compileFile(dmn(parts)))[0]!.reads).toEqual(['anything']);
  });

  it('accepts constants besides the inputs', async () => {
    const xml = dmn([inputData('i', 'n'), decision('x', literal('n + p.limit'), { inputs: ['i'] })]);
    expect((await compileFile(xml, { constants: ['p'] }))[0]!.reads).toEqual(['n', 'p']);
  });
});
