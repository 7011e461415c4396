import { memo, useSyncExternalStore } from 'react';
import { createPortal } from 'react-dom';
import type { Mount, WidgetMounts } from './widget-mounts';

/** Draws every widget that Form.io has asked for. */
export function WidgetPortals({ mounts }: { mounts: WidgetMounts }) {
  const all = useSyncExternalStore(mounts.subscribe, mounts.snapshot);
  return all.map((mount) => createPortal(<MountedWidget mount={mount} />, mount.element, String(mount.id)));
}

const MountedWidget = memo(function MountedWidget({ mount: { instance, Widget } }: { mount: Mount }) {
  const id = `${instance.id}-${instance.key}`;
  return (
    <Widget
      id={id}
      labelId={`l-${id}`}
      describedBy={`h-${id} e-${id}`}
      component={instance.component}
      value={instance.dataValue}
      disabled={instance.disabled}
      invalid={(instance.visibleErrors?.length ?? 0) > 0}
      memory={memoryOf(instance)}
      onChange={(value) => instance.updateValue(value, { modified: true })}
    />
  );
});

/** What a widget must not forget when Form.io redraws it: an upload under way, for example. */
const memories = new WeakMap<object, Map<string, unknown>>();
function memoryOf(instance: object): Map<string, unknown> {
  let memory = memories.get(instance);
  if (!memory) memories.set(instance, (memory = new Map()));
  return memory;
}
