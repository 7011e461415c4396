import { centreOf, pad, viewOf } from '../../../ui/instance/diagram-view';

const inner = { x: 0, y: 0, width: 1000, height: 400 };

const width = inner.width + 2 * pad;
const height = inner.height + 2 * pad;

describe('diagram view', () => {
  it('fits the width', () => {
    const view = viewOf(inner, { width, height, whole: false }, null);
    expect(view).toMatchObject({ x: -pad, width, y: -pad, height });
  });

  it('fits the whole drawing into a low place', () => {
    const view = viewOf(inner, { width, height: height / 2, whole: true }, null);
    expect(view.height).toBeCloseTo(height);
  });

  it('never becomes too small to read and keeps what is active in view', () => {
    const view = viewOf(inner, { width: 200, height: 200, whole: false }, { x: 900, y: 200 });
    expect(view.width).toBe(400);
    expect(view.x).toBe(inner.width + pad - view.width);
    expect(view.y).toBe(0);
  });

  it('finds the middle of what is active', () => {
    const shapes = [{ x: 0, y: 0, width: 100, height: 80 }, { x: 200, y: 100, width: 100, height: 80 }, {}];
    expect(centreOf(shapes)).toEqual({ x: 150, y: 90 });
    expect(centreOf([])).toBeNull();
  });
});
