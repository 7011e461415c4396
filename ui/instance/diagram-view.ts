export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Room around the drawing; the note below an active step stands in it */
export const pad = 36;
const smallest = 0.5;
const largest = 1.1;

/** px of the place it is drawn in; `whole`: all of it rather than its width */
interface Screen {
  width: number;
  height: number;
  whole: boolean;
}

/** Which part of the drawing to show: all of its width (or the whole), but never smaller than one can read. */
export function viewOf(inner: Box, { width, height, whole }: Screen, focus: Point | null): Box {
  const byWidth = width / (inner.width + 2 * pad);
  const byHeight = whole ? height / (inner.height + 2 * pad) : byWidth;
  const scale = Math.min(largest, Math.max(smallest, Math.min(byWidth, byHeight)));
  const view = { width: width / scale, height: height / scale };
  return {
    ...view,
    x: startOf(inner.x, inner.width, view.width, focus?.x),
    y: startOf(inner.y, inner.height, view.height, focus?.y),
  };
}

/** Where the view begins on one axis: in the middle when all fits, else around the focus without empty margins. */
function startOf(from: number, size: number, view: number, focus: number | undefined): number {
  if (view >= size + 2 * pad) return from + size / 2 - view / 2;
  const wanted = (focus ?? from) - view / 2;
  return Math.min(Math.max(wanted, from - pad), from + size + pad - view);
}

interface Point {
  x: number;
  y: number;
}

/** The middle of what is at work; null when nothing is. */
export function centreOf(shapes: Partial<Box>[]): Point | null {
  const placed = shapes.filter((shape) => shape.x !== undefined && shape.y !== undefined);
  if (placed.length === 0) return null;
  const middle = (values: number[]) => (Math.min(...values) + Math.max(...values)) / 2;
  return {
    x: middle(placed.map(({ x = 0, width = 0 }) => x + width / 2)),
    y: middle(placed.map(({ y = 0, height = 0 }) => y + height / 2)),
  };
}
