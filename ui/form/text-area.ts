import type { FieldClass } from './widget-field';

/** Says how many characters are written instead of how many are left, and says so from the start. */
export function countCharacters(TextArea: FieldClass): FieldClass {
  return class extends TextArea {
    setCounter(_type: string, element: HTMLElement, count: number, max: number) {
      element.textContent = max ? `${count} / ${max} 字` : `${count} 字`;
      element.classList.toggle('is-over', Boolean(max) && count > max);
    }

    setValueAt(index: number, value: unknown, flags: object) {
      super.setValueAt(index, value, flags);
      this.triggerUpdateValueAt(String(value ?? ''), {}, index);
    }
  };
}
