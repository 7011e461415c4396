import { displayTypes, layoutTypes, type Component, type Form } from '../schemas/form.js';

/** A component with where it stands. */
export interface PlacedComponent {
  component: Component;
  /** JSON path inside the form. */
  place: string;
  /** Data path of the level it stands on: keys of containers and grids around it. */
  level: string[];
  /** Whether a grid is around it: then it has a row. */
  inGrid: boolean;
}

const grids = ['datagrid', 'editgrid'];

/** Every component of a form, depth first. */
export function componentsOf(form: Form): PlacedComponent[] {
  return form.components.flatMap((component, index) => place(component, `components[${index}]`, [], false));
}

/** Components that hold a value. */
export function fieldsOf(form: Form): PlacedComponent[] {
  return componentsOf(form).filter(({ component }) => holdsValue(component));
}

export function holdsValue(component: Component): boolean {
  return !layoutTypes.includes(component.type) && !displayTypes.includes(component.type);
}

function place(component: Component, at: string, level: string[], inGrid: boolean): PlacedComponent[] {
  const holds = holdsValue(component) && component.key !== undefined;
  const innerLevel = holds ? [...level, component.key ?? ''] : level;
  const inner = inGrid || grids.includes(component.type);
  return [
    { component, place: at, level, inGrid },
    ...(component.components ?? []).flatMap((child, index) =>
      place(child, `${at}.components[${index}]`, innerLevel, inner),
    ),
    ...(component.columns ?? []).flatMap((column, columnIndex) =>
      column.components.flatMap((child, index) =>
        place(child, `${at}.columns[${columnIndex}].components[${index}]`, innerLevel, inner),
      ),
    ),
  ];
}
