import { compileProcess } from '../../../../platform/engine/index.js';

const namespaces =
  'xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI"';
const file = (content: string): string =>
  `<definitions ${namespaces} id="d" targetNamespace="t">\n<process id="p" isExecutable="true">\n${content}\n</process>\n</definitions>`;
const step = '<startEvent id="s"/>';

/** A file, and what its author reads about it first. */
const broken: [what: string, xml: string, message: string][] = [
  ['nothing', '', '文件不是可读取的 BPMN：文件里没有 XML 元素。'],
  ['no XML', '你好', '文件不是可读取的 BPMN：文件里没有 XML 元素。'],
  [
    'a file that ends early',
    file(step).slice(0, -25),
    '文件不是可读取的 BPMN：文件不完整，到末尾还有元素没有结束标记。',
  ],
  [
    'another root',
    '<process id="p"/>',
    '第 1 行第 1 列 <process>：不认识元素“process”，可能是拼写错误或位置不对。',
  ],
  ['text after the end', `${file(step)}\n多余`, '根元素之外还有文字。'],
  [
    'an unknown element',
    file('  <startsEvent id="s"/>'),
    '第 3 行第 3 列 <startsEvent>：没有“bpmn:StartsEvent”这种元素',
  ],
  ['an id that stands twice', file(`${step}\n<endEvent id="s"/>`), '第 4 行第 1 列 <endEvent>：标识“s”重复'],
  ['a Chinese id', file('<startEvent id="开始"/>'), '第 3 行第 1 列 <startEvent>：标识“开始”不合规'],
  [
    'a reference to nothing',
    file('<sequenceFlow id="f" sourceRef="x" targetRef="s"/><startEvent id="s"/>'),
    '引用的元素“x”不存在。',
  ],
  [
    'a prefix that is not declared',
    file('<x:startEvent id="s"/>'),
    '第 3 行第 1 列 <x:startEvent>：元素“x:startEvent”的前缀没有声明命名空间',
  ],
  [
    'tags that do not match',
    file('<startEvent id="s"></endEvent>'),
    '第 3 行第 20 列 </endEvent>：结束标记与开始标记不一致',
  ],
  [
    'an end without a beginning',
    `${file(step)}</process>`,
    '第 5 行第 15 列 </process>：结束标记没有对应的开始标记',
  ],
  ['a tag that is not closed', `${file(step)}<endEvent`, '第 5 行第 15 列 <endEvent：标记没有写完，缺少“>”'],
  ['a comment that is not closed', file('<!-- 说明'), '注释没有写完，缺少“-->”'],
  ['character data that are not closed', file('<![CDATA[ 说明'), 'CDATA 没有写完，缺少“]]>”'],
  ['an instruction that is not closed', file('<? 说明'), '处理指令没有写完，缺少“?>”'],
  ['a name that begins with a digit', file('<1event/>'), '元素名称不能以这个字符开头'],
  ['a name with a sign', file('<event+/>'), '元素名称含有不允许的字符'],
  ['an attribute twice', file('<startEvent id="s" name="a" name="b"/>'), '属性“name”写了两次'],
  ['an attribute without a value', file('<startEvent id="s" name />'), '属性没有值'],
  ['an attribute without quotes', file('<startEvent id="s" name=a />'), '属性的值没有加引号'],
  ['different quotes', file(`<startEvent id="s" name="a' />`), '属性的值前后引号不一致'],
  ['a stray sign behind an attribute', file('<startEvent id="s"name="a"/>'), '属性之后有多余的字符'],
  ['several lines', file('<![CDATA[甲\n乙'), '列 <![CDATA[甲 乙 </process> </definitions>：CDATA 没有写完'],
  ['an id that looks like a pattern', file('<startEvent id="$&"/>'), '标识“$&”不合规'],
  ['text with signs', file('<startEvent id="s">a &gt; b</startEvent>'), '这里不能有文字“a > b”'],
  ['long text', file(`<startEvent id="s">${'长'.repeat(200)}</startEvent>`), `“${'长'.repeat(60)}…”`],
  ['text where there is none', file(`<startEvent id="s">说明</startEvent>`), '这里不能有文字“说明”'],
];

describe('a broken file', () => {
  it.each(broken)('is explained with its place: %s', async (_, xml, message) => {
    const { findings } = await compileProcess(xml);
    const [first] = findings;
    expect(first).toMatchObject({ severity: 'error' });
    expect(first!.message).toContain(message);
    for (const finding of findings) expect(finding.message).not.toMatch(/unparsable|nested error|detected/);
  });
});
