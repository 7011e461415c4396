import { pad, viewOf } from '../../../ui/instance/diagram-view';

const inner = { x: 0, y: 0, width: 1000, height: 400 };

const low = { width: 200, height: 200, whole: false };
const width = inner.width + 2 * pad;
const height = inner.height + 2 * pad;

describe('diagram view', () => {
  it('fits the width', () => {
    const view = viewOf(inner, { width, height, whole: false }, []);
    expect(view).toMatchObject({ x: -pad, width, y: -pad, height });
  });

  it('fits the whole drawing into a low place', () => {
    const view = viewOf(inner, { width, height: height / 2, whole: true }, []);
    expect(view.height).toBeCloseTo(height);
  });

  it('never becomes too small to read and keeps what is active in view', () => {
    const view = viewOf(inner, low, [{ x: 850, y: 160, width: 100, height: 80 }]);
    expect(view.width).toBe(400);
    expect(view.x).toBe(inner.width + pad - view.width);
    expect(view.y).toBe(0);
  });

  it('begins at the middle of what is active', () => {
    const active = [{ x: 300, y: 0, width: 100, height: 80 }, { x: 500, y: 300, width: 100, height: 80 }, {}];
    expect(viewOf(inner, low, active)).toMatchObject({ x: 450 - 200, y: 190 - 200 });
  });

  it('begins at the first active step when the active ones are too far apart for one view', () => {
    const active = [
      { x: 500, y: 160, width: 100, height: 80 },
      { x: 0, y: 160, width: 100, height: 80 },
    ];
    expect(viewOf(inner, low, active)).toMatchObject({ x: 550 - 200 });
  });
});
