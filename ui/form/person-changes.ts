import type { FormioForm, FormioInstance } from './formio-types';

interface ComponentChange {
  instance: FormioInstance;
  flags: { modified?: boolean };
}

/**
 * The fields that the person has changed and nobody has been told of yet. Form.io tells of changes together, a moment
 * later, and then says of the last one only whether a person made it: leaving a field counts as a change, and hides the
 * typing before it.
 */
export class PersonChanges {
  readonly #fields = new Map<string, FormioInstance>();
  #typed = false;

  constructor(place: HTMLElement, form: FormioForm) {
    form.on('componentChange', (({ instance, flags }: ComponentChange) => {
      if (flags.modified) this.#fields.set(instance.path, instance);
    }) as never);
    place.addEventListener('input', () => {
      this.#typed = true;
    });
  }

  /** Something has been typed, also when Form.io does not tell of it yet. */
  get any(): boolean {
    return this.#typed || this.#fields.size > 0;
  }

  /** @returns the fields that Form.io has told of since the last call; empty when the person has changed nothing */
  take(): FormioInstance[] {
    const fields = [...this.#fields.values()];
    if (fields.length > 0) this.#typed = false;
    this.#fields.clear();
    return fields;
  }
}
