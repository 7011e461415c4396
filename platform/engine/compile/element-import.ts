import type { Compilation } from './compilation.js';
import { child, extension, extensions, list, text, type ModdleElement } from './moddle.js';
import { isJuel, translateValue } from './translate-juel.js';

/**
 * What import does to one element: rewrites what another engine's file says into this platform's dialect, and tells
 * what was changed, what has no effect here, and what is refused because its meaning would be lost.
 */
export class ElementImport {
  /** @param owner the element that findings name: the nearest one with an id. */
  constructor(
    readonly compilation: Compilation,
    readonly element: ModdleElement,
    readonly owner: ModdleElement,
    /** Attributes of other engines by local name. */
    private readonly attributes: ReadonlyMap<string, string>,
  ) {}

  attribute(name: string): string | undefined {
    return this.attributes.get(name);
  }

  get type(): string {
    return this.element.$type;
  }

  changed(from: string, to: string): void {
    this.compilation.info('import-changed', this.owner, `导入时已将 ${from} 换成 ${to}。`);
  }

  withoutEffect(what: string): void {
    this.compilation.info('without-effect', this.owner, `${what} 在本平台不起作用，可以保留。`);
  }

  refuse(what: string, reason: string): void {
    this.compilation.error('unsupported-extension', this.owner, `${what} 无法导入：${reason}`);
  }

  refuseExpression(what: string, expression: string): void {
    this.compilation.error(
      'unsupported-expression',
      this.owner,
      `${what} 的表达式“${shorten(expression)}”无法安全地换成 FEEL，请改写为以 = 开头的 FEEL 表达式。`,
    );
  }

  /** Text as it stands, `${path}` as FEEL; undefined (and refused) for expressions that are more than that. */
  source(what: string, value: string): string | undefined {
    if (!isJuel(value)) return value;
    const translated = translateValue(value);
    if (translated === undefined) this.refuseExpression(what, value);
    return translated === undefined ? undefined : `=${translated}`;
  }

  /** Sets properties of a Camunda 8 extension element, unless the file gives them already. */
  set(type: string, properties: Record<string, unknown>, element: ModdleElement = this.element): void {
    let found = extension(element, type);
    if (!found) {
      found = { $type: type };
      appendExtension(element, found);
    }
    for (const [name, value] of Object.entries(properties)) found[name] ??= value;
  }

  /** Adds a `zeebe:input` or `zeebe:output`. */
  map(kind: 'input' | 'output', source: string, target: string, element: ModdleElement = this.element): void {
    let mapping = extension(element, 'zeebe:IoMapping');
    if (!mapping) {
      mapping = { $type: 'zeebe:IoMapping' };
      appendExtension(element, mapping);
    }
    const property = `${kind}Parameters`;
    const added = { $type: kind === 'input' ? 'zeebe:Input' : 'zeebe:Output', source, target };
    mapping[property] = [...list(mapping[property]), added];
  }

  property(name: string, value: string, element: ModdleElement = this.element): void {
    appendExtension(element, {
      $type: 'zeebe:Properties',
      properties: [{ $type: 'zeebe:Property', name, value }],
    });
  }
}

function appendExtension(element: ModdleElement, added: ModdleElement): void {
  const holder = child(element.extensionElements) ?? { $type: 'bpmn:ExtensionElements' };
  holder.values = [...extensions(element), added];
  element.extensionElements = holder;
}

export const shorten = (value: string): string => (value.length > 80 ? `${value.slice(0, 80)}…` : value);

/** Body of a formal expression. */
export const bodyText = (expression: unknown): string | undefined =>
  text(child(expression)?.body)?.trim() || undefined;
