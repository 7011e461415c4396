import type { ModdleElement } from './moddle.js';

/** An engine that runs BPMN with extensions of its own, which have meaning there. */
export type Vendor = 'camunda' | 'flowable' | 'activiti';

const namespaces: Record<string, Vendor> = {
  'http://camunda.org/schema/1.0/bpmn': 'camunda',
  'http://activiti.org/bpmn': 'activiti',
  'http://flowable.org/bpmn': 'flowable',
};
const usualPrefixes: Record<string, Vendor> = {
  camunda: 'camunda',
  activiti: 'activiti',
  flowable: 'flowable',
};

/** Tells to which engine a qualified name belongs, whatever prefix the file gives it. */
export class Vendors {
  private constructor(private readonly byPrefix: ReadonlyMap<string, Vendor>) {}

  static of(xml: string): Vendors {
    const byPrefix = new Map(Object.entries(usualPrefixes));
    for (const [, prefix, , uri] of xml.matchAll(/\sxmlns:([\w.-]{1,50})\s*=\s*(["'])([^"'<]{1,200})\2/g)) {
      const vendor = namespaces[uri!];
      if (vendor) byPrefix.set(prefix!, vendor);
    }
    return new Vendors(byPrefix);
  }

  /** The local name when it belongs to one of the engines. */
  localName(qualified: string): string | undefined {
    const colon = qualified.indexOf(':');
    return colon > 0 && this.byPrefix.has(qualified.slice(0, colon)) ? qualified.slice(colon + 1) : undefined;
  }
}

/** Text of a generic element; bpmn-moddle keeps it in `$body`. */
export const bodyOf = (element: ModdleElement): string => {
  const { $body } = element;
  return typeof $body === 'string' ? $body : '';
};

export const childrenOf = (element: ModdleElement): ModdleElement[] =>
  Array.isArray(element.$children) ? (element.$children as ModdleElement[]) : [];

export const attributeOf = (element: ModdleElement, name: string): string | undefined => {
  const value = element[name];
  return typeof value === 'string' ? value : undefined;
};
