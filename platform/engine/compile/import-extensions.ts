import type { ElementImport } from './element-import.js';
import type { ModdleElement } from './moddle.js';
import { isJuel, translateValue } from './translate-juel.js';
import { attributeOf, bodyOf, childrenOf, type Vendors } from './vendors.js';

type Read = (importing: ElementImport, found: ModdleElement, vendors: Vendors) => void;

const refuse =
  (reason: string): Read =>
  (importing, found) =>
    importing.refuse(`扩展元素 ${found.$type}`, reason);

const withoutEffect: Read = (importing, found) => importing.withoutEffect(`扩展元素 ${found.$type}`);

/** A text, a path, or a list or map of these as FEEL; undefined when it is a script or a larger expression. */
function valueOf(parameter: ModdleElement, vendors: Vendors): string | undefined {
  const [inner] = childrenOf(parameter);
  if (!inner) {
    const body = bodyOf(parameter).trim();
    if (!isJuel(body)) return body;
    const translated = translateValue(body);
    return translated === undefined ? undefined : `=${translated}`;
  }
  const items = childrenOf(inner).map((item) => ({
    key: attributeOf(item, 'key'),
    value: childrenOf(item).length > 0 ? undefined : literal(bodyOf(item)),
  }));
  if (items.some(({ value }) => value === undefined)) return undefined;
  switch (vendors.localName(inner.$type)) {
    case 'list':
      return `=[${items.map(({ value }) => value).join(', ')}]`;
    case 'map':
      return `={${items.map(({ key, value }) => `${JSON.stringify(key ?? '')}: ${value}`).join(', ')}}`;
    default:
      return undefined;
  }
}

function literal(body: string): string | undefined {
  return isJuel(body) ? translateValue(body) : JSON.stringify(body.trim());
}

const inputOutput: Read = (importing, found, vendors) => {
  for (const parameter of childrenOf(found)) {
    const kind = vendors.localName(parameter.$type) === 'outputParameter' ? 'output' : 'input';
    const name = attributeOf(parameter, 'name') ?? '';
    const source = valueOf(parameter, vendors);
    if (source === undefined) {
      importing.refuse(
        `参数“${name}”`,
        '它的值是脚本或不能安全换成 FEEL 的表达式，请改写为 zeebe:ioMapping。',
      );
      continue;
    }
    importing.map(kind, source, name);
    importing.changed(`参数“${name}”`, `zeebe:ioMapping 的 ${kind} ${source.slice(0, 60)}`);
  }
};

/** `in` and `out` of a call activity. */
const passing =
  (kind: 'input' | 'output'): Read =>
  (importing, found) => {
    if (attributeOf(found, 'businessKey') !== undefined) return importing.withoutEffect('业务键 businessKey');
    if (attributeOf(found, 'variables') === 'all') {
      const all = kind === 'input' ? 'propagateAllParentVariables' : 'propagateAllChildVariables';
      importing.set('zeebe:CalledElement', { [all]: true });
      return importing.changed(`${found.$type} variables="all"`, `zeebe:calledElement 的 ${all}`);
    }
    const target = attributeOf(found, 'target');
    const source = attributeOf(found, 'source');
    const expression = attributeOf(found, 'sourceExpression');
    const feel = source ?? (expression === undefined ? undefined : translateValue(expression));
    if (target === undefined || feel === undefined) {
      return importing.refuse(
        `变量传递 ${found.$type}`,
        '来源不是变量名或简单路径，请改写为 zeebe:ioMapping。',
      );
    }
    importing.map(kind, `=${feel}`, target);
    return importing.changed(`${found.$type} “${feel}”`, `zeebe:ioMapping 的 ${kind}，目标“${target}”`);
  };

const listeners = refuse('本平台没有监听器，请用服务任务、属性 state 或输出映射表示它要做的事。');
const formFields = refuse('表单字段写在流程里，请在本平台设计表单，并填写表单标识（zeebe:formDefinition）。');

/** Extension elements of other engines by local name, with what import does with each; others are refused. */
export const extensionElements: Readonly<Record<string, Read>> = {
  inputOutput,
  in: passing('input'),
  out: passing('output'),
  properties: withoutEffect,
  failedJobRetryTimeCycle: withoutEffect,
  executionListener: listeners,
  taskListener: listeners,
  eventListener: listeners,
  formData: formFields,
  formProperty: formFields,
  field: refuse('本平台不向 Java 类注入字段，请用 zeebe:ioMapping 的输入。'),
  string: refuse('本平台不向 Java 类注入字段，请用 zeebe:ioMapping 的输入。'),
  connector: refuse('本平台没有连接器，请用 zeebe:taskDefinition 指定由什么服务完成。'),
  script: refuse('本平台只运行 FEEL 脚本（zeebe:script）。'),
  errorEventDefinition: refuse('外部任务的错误映射请改为服务返回错误代码。'),
};

export const unknownExtension = refuse('不认识这个扩展，它在原来的引擎里可能有含义，请删除或改写。');
