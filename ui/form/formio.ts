import { Components, Formio, Templates } from '@formio/js/form';
import { widgets } from '../widgets';
import type { CreateForm } from './formio-types';
import { readableEntries } from './edit-grid';
import { keepServerErrors } from './server-errors';
import { templates } from './templates';
import { countCharacters } from './text-area';
import { zhCN } from './translations';
import { widgetField, type FieldClass } from './widget-field';

type Registry = { components: Record<string, FieldClass>; setComponents(classes: object): void };
const registry = Components as unknown as Registry;
// Read before ours are registered: they build on Form.io's own classes.
const own = registry.components as Record<'component' | 'field' | 'textarea' | 'editgrid', FieldClass>;
const { component: Component, field: Field, textarea: TextArea, editgrid: EditGrid } = own;

Formio.Evaluator.noeval = true;
// Nothing may be fetched from another host; what would have come from there is bundled.
Formio.cdn.setBaseUrl('/vendor');
const current = Templates as unknown as { current: object };
current.current = { ...current.current, ...templates };

registry.setComponents({
  ...Object.fromEntries(
    Object.entries(widgets).map(([type, definition]) => [type, widgetField(Field, type, definition)]),
  ),
  textarea: countCharacters(TextArea),
  editgrid: readableEntries(EditGrid),
});
keepServerErrors(Component);

export const createForm: CreateForm = (element, form, options) =>
  Formio.createForm(element, form, {
    language: 'zh-CN',
    i18n: { 'zh-CN': zhCN },
    // The templates draw their marks as SVG; everything else is still cleaned.
    sanitizeConfig: { useProfiles: { svg: true } },
    ...options,
  });
