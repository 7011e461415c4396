import { centreOf, viewOf } from '../../../ui/instance/diagram-view';

const inner = { x: 0, y: 0, width: 1000, height: 400 };

describe('diagram view', () => {
  it('fits the width', () => {
    const view = viewOf(inner, { width: 1032, height: 432, whole: false }, null);
    expect(view).toMatchObject({ x: -16, width: 1032, y: -16, height: 432 });
  });

  it('fits the whole drawing into a low place', () => {
    const view = viewOf(inner, { width: 1032, height: 216, whole: true }, null);
    expect(view.height).toBe(432);
  });

  it('never becomes too small to read and keeps what is active in view', () => {
    const view = viewOf(inner, { width: 200, height: 200, whole: false }, { x: 900, y: 200 });
    expect(view.width).toBe(400);
    expect(view.x).toBe(inner.width + 16 - view.width);
    expect(view.y).toBe(0);
  });

  it('finds the middle of what is active', () => {
    const shapes = [{ x: 0, y: 0, width: 100, height: 80 }, { x: 200, y: 100, width: 100, height: 80 }, {}];
    expect(centreOf(shapes)).toEqual({ x: 150, y: 90 });
    expect(centreOf([])).toBeNull();
  });
});
