import { Unsaved } from '../../../ui/work/unsaved';

describe('unsaved', () => {
  it('holds a change until the server has it', () => {
    const unsaved = new Unsaved();
    const data = { a: 1 };
    expect(unsaved.changed(data)).toBe(true);
    unsaved.sending(data);
    expect(unsaved.data).toEqual({ a: 1 });
    expect(unsaved.stored(data)).toBe(true);
    expect(unsaved.data).toBeNull();
  });

  it('takes what equals the saved data for no change', () => {
    const unsaved = new Unsaved();
    const data = { a: 1, rows: [{ b: '甲' }] };
    unsaved.sending(data);
    unsaved.stored(data);
    expect(unsaved.changed(structuredClone(data))).toBe(false);
    expect(unsaved.data).toBeNull();
  });

  it('takes what equals the data on its way for no change', () => {
    const unsaved = new Unsaved();
    const data = { a: 1 };
    unsaved.sending(data);
    expect(unsaved.changed({ a: 1 })).toBe(false);
    expect(unsaved.stored(data)).toBe(true);
  });

  it('keeps what was typed while saving', () => {
    const unsaved = new Unsaved();
    const data = { a: 1 };
    unsaved.sending(data);
    expect(unsaved.changed({ a: 2 })).toBe(true);
    expect(unsaved.stored(data)).toBe(false);
    expect(unsaved.data).toEqual({ a: 2 });
  });

  it('goes back to what was saved as a change while something else waits', () => {
    const unsaved = new Unsaved();
    const data = { a: 1 };
    unsaved.sending(data);
    unsaved.stored(data);
    unsaved.changed({ a: 2 });
    expect(unsaved.changed({ a: 1 })).toBe(true);
  });

  it('lets computed values travel with a change, and alone be no change', () => {
    const unsaved = new Unsaved();
    expect(unsaved.recomputed({ a: 1, sum: 1 })).toBe(false);
    expect(unsaved.data).toBeNull();
    unsaved.changed({ a: 2 });
    expect(unsaved.recomputed({ a: 2, sum: 2 })).toBe(true);
    expect(unsaved.data).toEqual({ a: 2, sum: 2 });
  });

  it('does not take computed values for something typed while saving', () => {
    const unsaved = new Unsaved();
    const data = { a: 2 };
    unsaved.sending(data);
    expect(unsaved.recomputed({ a: 2, sum: 2 })).toBe(false);
    expect(unsaved.stored(data)).toBe(true);
  });

  it('still holds what could not be saved', () => {
    const unsaved = new Unsaved();
    const data = { a: 1 };
    unsaved.sending(data);
    unsaved.failed();
    expect(unsaved.data).toEqual({ a: 1 });
    unsaved.forget();
    expect(unsaved.data).toBeNull();
  });
});
