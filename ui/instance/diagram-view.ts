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
export function viewOf(inner: Box, { width, height, whole }: Screen, active: Partial<Box>[]): Box {
  const byWidth = width / (inner.width + 2 * pad);
  const byHeight = whole ? height / (inner.height + 2 * pad) : byWidth;
  const scale = Math.min(largest, Math.max(smallest, Math.min(byWidth, byHeight)));
  const view = { width: width / scale, height: height / scale };
  const focus = focusOf(active, view);
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

/** The middle of what is at work, or of the first part of it when it lies too far apart; null when nothing is. */
function focusOf(active: Partial<Box>[], view: { width: number; height: number }): Point | null {
  const placed = active.flatMap(({ x, y, width = 0, height = 0 }) =>
    x === undefined || y === undefined ? [] : [{ x, y, width, height }],
  );
  const [first] = placed;
  if (!first) return null;
  const whole = around(placed);
  const { x, y, width, height } = whole.width <= view.width && whole.height <= view.height ? whole : first;
  return { x: x + width / 2, y: y + height / 2 };
}

function around(boxes: Box[]): Box {
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  return {
    x,
    y,
    width: Math.max(...boxes.map((box) => box.x + box.width)) - x,
    height: Math.max(...boxes.map((box) => box.y + box.height)) - y,
  };
}
