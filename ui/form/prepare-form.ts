import { asForm, childrenOf, type FormComponent, type FormJson } from './form-json';

const requiredMessage: Record<string, string> = {
  select: '请选择{{field}}',
  radio: '请选择{{field}}',
  checklist: '请选择{{field}}',
  datetime: '请选择{{field}}',
  file: '请上传{{field}}',
  checkbox: '请勾选“{{field}}”',
};
const typed = new Set(['textfield', 'textarea', 'number', 'money', 'datetime']);

/**
 * Turns the server's plain form into what the renderer wants: every field stands in a card, layout hints become
 * classes, and what is the same for all forms (when to validate, how rows are added) is set once here.
 */
export function prepareForm(json: unknown): FormJson {
  const form = structuredClone(asForm(json));
  const components = inCards(form.components);
  components.forEach(prepare);
  return { ...form, display: 'form', components };
}

/** Loose fields between panels go into an untitled card of their own. */
function inCards(components: FormComponent[]): FormComponent[] {
  const cards: FormComponent[] = [];
  let loose: FormComponent | null = null;
  for (const component of components) {
    if (component.type === 'panel' || component.components?.some(({ type }) => type === 'panel')) {
      loose = null;
      cards.push(component);
      continue;
    }
    if (!loose) {
      loose = { type: 'panel', key: `card${cards.length}`, hideLabel: true, components: [] };
      cards.push(loose);
    }
    loose.components?.push(component);
  }
  return cards;
}

function prepare(component: FormComponent): void {
  component['customClass'] = [component['customClass'], widthClass(component)].filter(Boolean).join(' ');
  if (typed.has(component.type)) component['validateOn'] = 'blur';
  if (requiredMessage[component.type]) {
    component['errors'] = { required: requiredMessage[component.type], ...(component['errors'] as object) };
  }
  shape[component.type]?.(component);
  childrenOf(component).forEach(prepare);
}

const shape: Record<string, (component: FormComponent) => void> = {
  panel: (panel) => {
    panel['collapsible'] = false;
    if (!panel.title) panel.hideLabel = true;
  },
  textfield: (field) => {
    if (field.disabled) readInBox(field);
  },
  textarea: (area) => {
    if (area.disabled) return readInBox(area);
    area['autoExpand'] = true;
    area['rows'] ??= 3;
    area['showCharCount'] = Boolean(area.validate?.maxLength);
  },
  radio: (radio) => {
    radio.inline ??= true;
  },
  file: (file) => {
    file['storage'] = 'platform';
    file.multiple = true;
  },
  datagrid: (grid) => {
    grid['reorder'] = false;
    grid['addAnother'] ??= '添加一行';
    grid['disableAddingRemovingRows'] = Boolean(grid.fixedRows ?? grid.disabled);
    grid['initEmpty'] = Boolean(grid.fixedRows ?? grid.disabled) || !grid.validate?.required;
    grid.components?.forEach(readOnlyCell);
  },
  editgrid: (grid) => {
    grid['addAnother'] ??= '添加一项';
    grid['saveRow'] ??= '确定';
    grid['removeRow'] ??= '取消';
    // An entry that is still open counts as filled in: nothing is lost when one forgets to close it.
    grid['inlineEdit'] = true;
  },
};

/** Nobody types into such a cell: an input, even a locked one, would cut off what stands in it. */
function readOnlyCell(column: FormComponent): void {
  if (column.disabled && column.type !== 'file' && column.type !== 'facts') readAsText(column);
}

function readInBox(field: FormComponent): void {
  field['boxed'] = true;
  readAsText(field);
}

function readAsText(component: FormComponent): void {
  component['drawnAs'] = component.type;
  component.type = 'reading';
}

function widthClass(component: FormComponent): string {
  if (component.width === 'half' || component.width === 'short') return `is-${component.width}`;
  return '';
}
