import type { Compilation } from '../compile/compilation.js';
import { child, list, text, type ModdleElement } from '../compile/moddle.js';
import { readTests } from './read-tests.js';
import { anyType, builtInType, listOf, structureOf, type ValueType } from './value-type.js';

/** Resolves a `typeRef` where it stands; `element` is told when there is no such type. */
export type TypeReader = (typeRef: unknown, element: string) => ValueType;

/** Types of a file: FEEL's own, and its item definitions. */
export function readTypes(compilation: Compilation, root: ModdleElement): TypeReader {
  const definitions = new Map(list(root.itemDefinition).map((item) => [item.name ?? '', item]));
  const resolved = new Map<ModdleElement, ValueType>();
  const underWay = new Set<ModdleElement>();

  const resolve: TypeReader = (typeRef, element) => {
    const written = text(typeRef)?.trim();
    if (!written) return anyType;
    const name = written.replace(/^\w+:/, '');
    const definition = definitions.get(name);
    if (definition) return define(definition, element);
    const type = builtInType(name);
    if (!type)
      compilation.error('unknown-type', element, `没有名为“${written}”的类型（typeRef），请改正或删去。`);
    return type ?? anyType;
  };

  const define = (item: ModdleElement, element: string): ValueType => {
    const known = resolved.get(item);
    if (known) return known;
    const own = item.id ?? item.name ?? element;
    if (underWay.has(item)) {
      compilation.error('unsupported-type', own, '类型的定义用到了它自己，不支持，请改用 Any。');
      return anyType;
    }
    underWay.add(item);
    const type = build(item, own);
    underWay.delete(item);
    resolved.set(item, type);
    return type;
  };

  const build = (item: ModdleElement, own: string): ValueType => {
    const components = list(item.itemComponent);
    if (item.functionItem) compilation.error('unsupported-type', own, '函数类型暂不支持。');
    const fields = components.map((part): [string, ValueType] => [part.name ?? '', define(part, own)]);
    const single = components.length > 0 ? structureOf(new Map(fields)) : resolve(item.typeRef, own);
    const allowed = text(child(item.allowedValues)?.text);
    const type = item.isCollection === true ? listOf(single) : single;
    if (!allowed?.trim()) return type;
    if (item.isCollection === true || components.length > 0 || item.$parent?.$type === 'dmn:ItemDefinition') {
      compilation.error(
        'unsupported-type',
        own,
        '允许的值只能写在单个值的类型上，不支持列表、对象及其成分。',
      );
    }
    return { ...type, allowed: readTests(compilation, own, '允许的值', allowed) };
  };
  return resolve;
}
