import type { Finding } from '../types.js';

type Standard = 'BPMN' | 'DMN';

/** What moddle says: at a place of the file, or of the whole. */
interface Report {
  /** Counted from 1 */
  place?: { line: number; column: number; content: string };
  fault: string;
}

const unparsable =
  /^unparsable content ([\s\S]*?)\s?detected\n\tline: (\d+)\n\tcolumn: (\d+)\n\tnested error: ([\s\S]*)$/;
const mostShown = 60;

function read(message: string): Report {
  const [, content, line, column, fault] = unparsable.exec(message) ?? [];
  if (fault === undefined) return { fault: message };
  return {
    place: { line: Number(line) + 1, column: Number(column) + 1, content: content! },
    fault,
  };
}

/** `*` stands for the name between angle brackets, `{}` for where it goes. */
const explanations: [fault: string, rule: string, sentence: string][] = [
  ['duplicate ID *', 'duplicate-id', '标识“{}”重复，文件中每个标识只能出现一次'],
  [
    'illegal ID *',
    'illegal-id',
    '标识“{}”不合规，只能用英文字母、数字、下划线、短横线和点，且不以数字开头（名称可以是中文）',
  ],
  ['unresolved reference *', 'unresolved-reference', '引用的元素“{}”不存在'],
  ['unrecognized element *', 'unknown-content', '不认识元素“{}”，可能是拼写错误或位置不对'],
  ['unexpected element *', 'unknown-content', '不认识元素“{}”，可能是拼写错误或位置不对'],
  ['unknown type *', 'unknown-content', '没有“{}”这种元素，可能是拼写错误'],
  ['unknown attribute *', 'unknown-content', '不认识属性“{}”，可能是拼写错误'],
  ['unexpected body text *', 'unknown-content', '这里不能有文字“{}”'],
  ['expected no sub nodes', 'unknown-content', '这里不能有下级元素'],
  ['failed to parse document as *', 'unreadable-content', '根元素不是“{}”'],
  ['unsupported document encoding *', 'unreadable-content', '文件声明的编码“{}”不受支持，请另存为 UTF-8'],
  ['non-whitespace outside of root node', 'unreadable-content', '根元素之外还有文字'],
  ['missing start tag', 'unreadable-content', '文件里没有 XML 元素'],
  ['unexpected end of file', 'unreadable-content', '文件不完整，到末尾还有元素没有结束标记'],
  ['unclosed tag', 'unreadable-content', '标记没有写完，缺少“>”'],
  ['unclosed comment', 'unreadable-content', '注释没有写完，缺少“-->”'],
  ['unclosed cdata', 'unreadable-content', 'CDATA 没有写完，缺少“]]>”'],
  ['unclosed question', 'unreadable-content', '处理指令没有写完，缺少“?>”'],
  ['missing open tag', 'unreadable-content', '结束标记没有对应的开始标记'],
  ['closing tag mismatch', 'unreadable-content', '结束标记与开始标记不一致'],
  ['close tag', 'unreadable-content', '结束标记的写法不对'],
  ['illegal first char nodeName', 'unreadable-content', '元素名称不能以这个字符开头'],
  ['invalid nodeName', 'unreadable-content', '元素名称含有不允许的字符'],
  ['missing namespace on *', 'unreadable-content', '元素“{}”的前缀没有声明命名空间'],
  ['missing namespace for prefix *', 'unreadable-content', '前缀“{}”没有声明命名空间'],
  ['no namespace uri given for prefix *', 'unreadable-content', '前缀“{}”没有声明命名空间'],
  ['attribute * already defined', 'unreadable-content', '属性“{}”写了两次'],
  ['missing attribute value', 'unreadable-content', '属性没有值'],
  ['missing attribute value quotes', 'unreadable-content', '属性的值没有加引号'],
  ['missing closing quotes', 'unreadable-content', '属性的值缺少后引号'],
  ['attribute value quote missmatch', 'unreadable-content', '属性的值前后引号不一致'],
  ['illegal first char attribute name', 'unreadable-content', '属性名称不能以这个字符开头'],
  ['illegal attribute name char', 'unreadable-content', '属性名称含有不允许的字符'],
  ['illegal character after attribute end', 'unreadable-content', '属性之后有多余的字符'],
  ['illegal declaration of xmlns', 'unreadable-content', '不能这样声明 xmlns'],
  ['illegal value of xmlns:xml', 'unreadable-content', '不能这样声明 xmlns'],
];
/** moddle gives a wrong place for these. */
const ofWholeFile = new Set([
  'missing start tag',
  'unexpected end of file',
  'non-whitespace outside of root node',
]);
const byFault = new Map(explanations.map((explanation) => [explanation[0], explanation]));

export interface Explained {
  rule: string;
  /** Where, and what is wrong there */
  text: string;
  /** The id or name that it is about */
  about?: string;
}

/** What moddle says of a file, in the words of those who draw processes; what is new to us stays as moddle says it. */
export function explainXml(message: string, standard: Standard): Explained {
  const { place, fault } = read(message);
  const about = /<([\s\S]+)>/.exec(fault)?.[1];
  const known = byFault.get(about === undefined ? fault : fault.replace(`<${about}>`, '*'));
  const [, rule, sentence] = known ?? ['', 'unreadable-content', `内容不符合 ${standard} 规范：${fault}`];
  const where = place && !ofWholeFile.has(fault) ? `${placeText(place)}：` : '';
  return { rule, text: where + sentence.replace('{}', () => inShort(about ?? '')), about };
}

function placeText({ line, column, content }: NonNullable<Report['place']>): string {
  const shown = inShort(content);
  return `第 ${line} 行第 ${column} 列${shown ? ` ${shown}` : ''}`;
}

/** Of a file's own text: on one line, and not all of it. */
function inShort(text: string): string {
  const start = text
    .slice(0, mostShown * 2)
    .replace(/\s+/g, ' ')
    .trim();
  return start.length > mostShown ? `${start.slice(0, mostShown)}…` : start;
}

export function unreadable(standard: Standard, reason: string): Finding {
  return { severity: 'error', rule: 'unreadable-xml', message: `文件不是可读取的 ${standard}：${reason}。` };
}
