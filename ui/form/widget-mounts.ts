import type { ComponentType } from 'react';
import type { WidgetProps } from '../widgets';
import type { FormioInstance } from './formio-types';

export interface Mount {
  id: number;
  instance: FormioInstance;
  element: HTMLElement;
  Widget: ComponentType<WidgetProps>;
  /** Grows whenever Form.io changed something that the widget shows. */
  version: number;
}

/** The places in Form.io's DOM where a React widget is drawn (as a portal, so that theme and context reach it). */
export class WidgetMounts {
  #mounts: readonly Mount[] = [];
  #listeners = new Set<() => void>();
  #next = 1;

  attach(instance: FormioInstance, element: HTMLElement, Widget: ComponentType<WidgetProps>): void {
    const rest = this.#mounts.filter((mount) => mount.instance !== instance);
    this.#set([...rest, { id: this.#next++, instance, element, Widget, version: 0 }]);
  }

  detach(instance: FormioInstance): void {
    if (!this.#mounts.some((mount) => mount.instance === instance)) return;
    this.#set(this.#mounts.filter((mount) => mount.instance !== instance));
  }

  touch(instance: FormioInstance): void {
    if (!this.#mounts.some((mount) => mount.instance === instance)) return;
    this.#set(
      this.#mounts.map((mount) =>
        mount.instance === instance ? { ...mount, version: mount.version + 1 } : mount,
      ),
    );
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly snapshot = (): readonly Mount[] => this.#mounts;

  #set(mounts: readonly Mount[]): void {
    this.#mounts = mounts;
    this.#listeners.forEach((listener) => listener());
  }
}
