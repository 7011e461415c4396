import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import type { InstancePage } from '../api';
import { color, font } from '../theme';
import { viewOf, type Box } from './diagram-view';

type DiagramData = NonNullable<InstancePage['diagram']>;

export interface DrawnDiagram {
  /** Height of the drawing by its width */
  ratio: number;
  nameOf(element: string): string;
  /** Fits the width (or the whole), never so small that it cannot be read; what is active is in view. */
  show(whole: boolean): void;
  destroy(): void;
}

/** bpmn-js finds its parts by name; these are the ones used here. */
interface Parts {
  canvas: {
    resized(): void;
    viewbox(box?: Box): { inner: Box };
    scroll(by: { dx: number; dy: number }): void;
    addMarker(element: string, marker: string): void;
  };
  elementRegistry: {
    getAll(): Shape[];
    get(id: string): Shape | undefined;
    getGraphics(shape: Shape): SVGElement;
  };
  graphicsFactory: { update(kind: 'shape' | 'connection', shape: Shape, graphics: SVGElement): void };
  overlays: { add(element: string, overlay: object): void };
}
interface Shape extends Partial<Box> {
  id: string;
  type: string;
  di: { set(name: string, value: string): void };
  businessObject: { name?: string };
  waypoints?: unknown[];
  labelTarget?: Shape;
  children?: Shape[];
}

const notReached = '#B9B2A4';
const looks = {
  done: { stroke: color.teal700, fill: '#EDF4F5' },
  active: { stroke: color.ochre, fill: '#FDF6E8' },
};

/** Draws the process and colours it: done, active, travelled, not reached. @throws when the XML cannot be read */
export async function drawDiagram(container: HTMLElement, data: DiagramData): Promise<DrawnDiagram> {
  const viewer = new NavigatedViewer({
    container,
    // The page scrolls, not the drawing under the pointer.
    zoomScroll: { enabled: false },
    bpmnRenderer: {
      defaultStrokeColor: notReached,
      defaultLabelColor: color.ink3,
      defaultFillColor: color.white,
    },
    textRenderer: {
      defaultStyle: { fontFamily: font.sans, fontSize: 16, lineHeight: 1.25 },
      externalStyle: { fontSize: 14, lineHeight: 1.25 },
    },
  });
  await viewer.importXML(data.xml);
  const part = <K extends keyof Parts>(name: K): Parts[K] => viewer.get(name);
  colour(part, data);
  mark(part, data);
  const canvas = part('canvas');
  const { inner } = canvas.viewbox();
  const active = data.active.flatMap(({ element }) => part('elementRegistry').get(element) ?? []);
  letFingersMove(container, canvas);
  return {
    ratio: inner.width > 0 ? inner.height / inner.width : 0.3,
    nameOf: (element) => part('elementRegistry').get(element)?.businessObject.name ?? '',
    show: (whole) => {
      canvas.resized();
      const { clientWidth: width, clientHeight: height } = container;
      if (width > 0 && height > 0) canvas.viewbox(viewOf(inner, { width, height, whole }, active));
    },
    destroy: () => viewer.destroy(),
  };
}

type Part = <K extends keyof Parts>(name: K) => Parts[K];

/** Colours go into the drawing's own attributes, so that arrow heads, icons and labels follow. */
function colour(part: Part, { done, flows, active }: DiagramData): void {
  const registry = part('elementRegistry');
  const now = new Set(active.map(({ element }) => element));
  const past = new Set([...done, ...flows].filter((id) => !now.has(id)));
  for (const shape of registry.getAll()) {
    const id = shape.labelTarget?.id ?? shape.id;
    const look = now.has(id) ? looks.active : past.has(id) ? looks.done : frameLook(shape);
    if (!look || !shape.di?.set) continue;
    shape.di.set('bioc:stroke', look.stroke);
    if (!shape.waypoints && !shape.labelTarget) {
      shape.di.set('bioc:fill', isContainer(shape) ? color.white : look.fill);
    }
    shape.di.set('color:border-color', look.stroke);
    part('graphicsFactory').update(
      shape.waypoints ? 'connection' : 'shape',
      shape,
      registry.getGraphics(shape),
    );
  }
}

const isContainer = (shape: Shape): boolean => (shape.children?.length ?? 0) > 0;

/** Pools and lanes are the paper it is drawn on. */
function frameLook(shape: Shape): { stroke: string; fill: string } | null {
  if (/Participant|Lane/.test(shape.type)) return { stroke: color.line, fill: color.white };
  return null;
}

function mark(part: Part, { done, flows, active }: DiagramData): void {
  const registry = part('elementRegistry');
  const isTask = (id: string) => {
    const shape = registry.get(id);
    return shape !== undefined && /Task|SubProcess|CallActivity/.test(shape.type) && !isContainer(shape);
  };
  for (const id of flows) if (registry.get(id)) part('canvas').addMarker(id, 'is-travelled');
  for (const { element, note } of active) {
    if (!registry.get(element)) continue;
    part('canvas').addMarker(element, 'is-active');
    part('overlays').add(element, { position: { top: -10, right: 10 }, html: badge('token', '') });
    if (note)
      part('overlays').add(element, { position: { bottom: -3, left: -20 }, html: badge('note', note) });
  }
  const now = new Set(active.map(({ element }) => element));
  for (const id of done.filter((element) => !now.has(element) && isTask(element))) {
    part('overlays').add(id, { position: { top: -9, right: 9 }, html: badge('tick', '✓') });
  }
}

function badge(kind: string, text: string): HTMLElement {
  const element = document.createElement('div');
  element.className = `diagram-${kind}`;
  element.textContent = text;
  return element;
}

/** bpmn-js moves the drawing with a mouse only; up and down stays the page's own movement. */
function letFingersMove(container: HTMLElement, canvas: Parts['canvas']): void {
  let last: number | null = null;
  container.addEventListener('pointerdown', (event) => {
    last = event.pointerType === 'touch' ? event.clientX : null;
  });
  container.addEventListener('pointermove', (event) => {
    if (last === null) return;
    canvas.scroll({ dx: event.clientX - last, dy: 0 });
    last = event.clientX;
  });
  for (const end of ['pointerup', 'pointercancel']) container.addEventListener(end, () => (last = null));
}
