import type { WidgetDefinition } from '../widgets';
import type { FormioInstance } from './formio-types';

type Flags = Record<string, unknown>;
/** Form.io's own class for fields with a label; untyped in its declarations. */
export interface FieldClass {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  new (...parameters: any[]): any;
  schema(...extend: object[]): object;
}

/** Makes a Form.io component class whose input is drawn by a React widget. */
export function widgetField(Field: FieldClass, type: string, definition: WidgetDefinition): FieldClass {
  const { Widget, emptyValue, holdsValue } = definition;
  return class extends Field {
    static override schema(...extend: object[]): object {
      return Field.schema({ type, key: type, label: type, input: holdsValue }, ...extend);
    }

    get defaultSchema() {
      return Field.schema({ type, key: type, label: type, input: holdsValue });
    }

    get emptyValue() {
      return structuredClone(emptyValue);
    }

    render() {
      return super.render(`<div ref="mount" class="widget widget-${type}"></div>`);
    }

    attach(element: HTMLElement) {
      this.loadRefs(element, { mount: 'single' });
      if (this.refs.mount) this.mounts.attach(this.self, this.refs.mount, Widget);
      return super.attach(element);
    }

    detach() {
      this.mounts.detach(this.self);
      return super.detach();
    }

    updateValue(value: unknown, flags: Flags) {
      const changed = super.updateValue(value, flags);
      this.mounts.touch(this.self);
      return changed;
    }

    setValue(value: unknown, flags: Flags) {
      const changed = super.setValue(value, flags);
      this.mounts.touch(this.self);
      return changed;
    }

    setCustomValidity(messages: unknown, dirty: boolean, external: boolean) {
      const shown = super.setCustomValidity(messages, dirty, external);
      this.mounts.touch(this.self);
      return shown;
    }

    isEmpty(value = this.dataValue) {
      return (
        value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
      );
    }

    get disabled() {
      return super.disabled;
    }

    set disabled(disabled: boolean) {
      super.disabled = disabled;
      this.mounts?.touch(this.self);
    }

    private get mounts() {
      return this.options.mounts;
    }

    private get self(): FormioInstance {
      return this as unknown as FormioInstance;
    }
  };
}
