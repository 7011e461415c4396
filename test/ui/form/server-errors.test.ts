import { fieldAt, keepServerErrors, normalPath, showServerErrors } from '../../../ui/form/server-errors';
import type { FieldClass } from '../../../ui/form/widget-field';
import type { FormioForm, FormioInstance } from '../../../ui/form/formio-types';

/** As much of Form.io's component as the messages need. */
class Component {
  shown: { message: string }[] = [];
  constructor(
    readonly path: string,
    readonly options: { serverErrors: Map<string, string> },
    readonly element?: { isConnected: boolean },
  ) {}
  readonly visible = true;
  readonly component = {};
  setCustomValidity(messages: { message: string }[]) {
    this.shown = messages;
  }
}
keepServerErrors(Component as unknown as FieldClass);

function formOf(paths: string[], closed: string[] = []) {
  const options = { serverErrors: new Map<string, string>() };
  const components = [
    ...paths.map((path) => new Component(path, options, { isConnected: true })),
    ...closed.map((path) => new Component(path, options)),
  ];
  const form = {
    options,
    everyComponent: (visit: (instance: FormioInstance) => void) =>
      components.forEach((component) => visit(component as unknown as FormioInstance)),
  } as unknown as FormioForm;
  const shownAt = (path: string) =>
    components.find((component) => component.path === path)?.shown.map(({ message }) => message);
  return { form, components, shownAt };
}

describe('server errors', () => {
  it('writes a path one way', () => {
    expect(normalPath('rows.2.amount')).toBe('rows[2].amount');
    expect(normalPath('rows[2].amount')).toBe('rows[2].amount');
  });

  it('stay when the form checks itself again, until the next check of the server', () => {
    const { form, components, shownAt } = formOf(['rows[0].amount', 'name']);
    showServerErrors(form, [{ path: 'rows.0.amount', message: '不能高于上限' }]);
    components.forEach((component) => component.setCustomValidity([]));
    expect(shownAt('rows[0].amount')).toEqual(['不能高于上限']);
    expect(shownAt('name')).toEqual([]);
    showServerErrors(form, []);
    expect(shownAt('rows[0].amount')).toEqual([]);
  });

  it('of a closed entry stand at its grid and name the entry', () => {
    const { form, shownAt } = formOf(['changes'], ['changes[1].amount']);
    showServerErrors(form, [{ path: 'changes[1].amount', message: '请填写金额' }]);
    expect(shownAt('changes')).toEqual(['第 2 条：请填写金额']);
  });

  it('without a field are left to the summary', () => {
    const { form } = formOf(['name']);
    expect(fieldAt(form, 'elsewhere')).toBeUndefined();
    showServerErrors(form, [{ path: '', message: '整张表单' }]);
    expect(form.options.serverErrors.size).toBe(0);
  });
});
