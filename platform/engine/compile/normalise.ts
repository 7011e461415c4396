import type { Compilation } from './compilation.js';
import { ElementImport } from './element-import.js';
import { attributes, unknownAttribute } from './import-attributes.js';
import { extensionElements, unknownExtension } from './import-extensions.js';
import { importStandard } from './import-standard.js';
import { child, extension, extensions, list, type ModdleElement } from './moddle.js';
import type { Vendors } from './vendors.js';

const parts = ['rootElements', 'flowElements', 'eventDefinitions', 'participants', 'messageFlows'];
const singleParts = ['loopCharacteristics', 'conditionExpression'];

/** Rewrites a file of any modeler into the dialect that the compiler reads; see README for what becomes of what. */
export function normaliseDefinitions(compilation: Compilation, root: ModdleElement, vendors: Vendors): void {
  visit(compilation, root, root, vendors);
}

function visit(
  compilation: Compilation,
  element: ModdleElement,
  parent: ModdleElement,
  vendors: Vendors,
): void {
  const owner = element.id && !isPart(element) ? element : parent;
  normaliseElement(compilation, element, owner, vendors);
  for (const name of parts) {
    for (const inner of list(element[name])) visit(compilation, inner, owner, vendors);
  }
  for (const name of singleParts) {
    const inner = child(element[name]);
    if (inner) visit(compilation, inner, owner, vendors);
  }
}

/** What readers know by the element that it belongs to, even when it has an id. */
const isPart = ({ $type }: ModdleElement): boolean =>
  /EventDefinition$|LoopCharacteristics$|Expression$/.test($type);

function normaliseElement(
  compilation: Compilation,
  element: ModdleElement,
  owner: ModdleElement,
  vendors: Vendors,
): void {
  const named = new Map<string, string>();
  const foreign = new Set<string>();
  const { $attrs = {} } = element;
  for (const [name, value] of Object.entries($attrs)) {
    const local = vendors.localName(name);
    if (local !== undefined) named.set(local, value);
    else if (isForeign(name)) foreign.add(`属性 ${name}`);
  }
  const importing = new ElementImport(compilation, element, owner, named);
  importStandard(importing);
  for (const [name, value] of Object.entries($attrs)) {
    const local = vendors.localName(name);
    if (local === undefined) continue;
    const read = Object.hasOwn(attributes, local) ? attributes[local]! : unknownAttribute;
    read(importing, value, name);
  }
  for (const found of extensions(element)) {
    if (found.$type.startsWith('zeebe:')) continue;
    const local = vendors.localName(found.$type);
    if (local === undefined) foreign.add(`扩展元素 ${found.$type}`);
    else
      (Object.hasOwn(extensionElements, local) ? extensionElements[local]! : unknownExtension)(
        importing,
        found,
        vendors,
      );
  }
  importZeebe(importing);
  for (const what of foreign) importing.withoutEffect(what);
}

/** Attributes of namespaces that no engine knows: modelers, diagrams. */
const isForeign = (name: string): boolean => name.includes(':') && !/^(xmlns|xsi|xml|zeebe):/.test(name);

const withoutMeaning: [type: string, property: string][] = [
  ['zeebe:TaskDefinition', 'retries'],
  ['zeebe:CalledElement', 'bindingType'],
];

/** Parts of Camunda 8's own dialect that mean nothing here, or say the same in an older way. */
function importZeebe(importing: ElementImport): void {
  const { element } = importing;
  const form = extension(element, 'zeebe:FormDefinition');
  const key = form?.formKey;
  if (form && !form.formId && typeof key === 'string' && /^[A-Za-z_][\w-]*$/.test(key)) {
    form.formId = key;
    importing.changed(`formKey="${key}"`, 'formId');
  } else if (form && !form.formId && (key ?? form.externalReference) !== undefined) {
    importing.refuse('zeebe:formDefinition', '它没有 formId，请在本平台设计表单后填写表单标识。');
  }
  for (const [type, property] of withoutMeaning) {
    const found = extension(element, type);
    // A default stands on the prototype; only what the file says is told.
    if (found && Object.hasOwn(found, property)) importing.withoutEffect(`${type} 的 ${property}`);
  }
  if (extension(element, 'zeebe:PriorityDefinition')) importing.withoutEffect('zeebe:priorityDefinition');
}
