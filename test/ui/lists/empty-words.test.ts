import { emptyWords } from '../../../ui/lists/empty-words';

const empty = { title: '没有内容', text: '以后会有。' };
const list = { total: 0, page: 1, notice: null, empty };

describe('empty words', () => {
  it('are the definition’s own when there is nothing', () => {
    expect(emptyWords({ ...list, notice: '另外的话' })).toEqual(empty);
  });

  it('count what may not be seen and say why', () => {
    expect(emptyWords({ ...list, total: 2, notice: '截止后公开' })).toEqual({
      title: '共 2 项',
      text: '截止后公开',
    });
    expect(emptyWords({ ...list, total: 2 })).toEqual({ title: '共 2 项', text: '' });
  });

  it('do not take a page behind the last for secret rows', () => {
    expect(emptyWords({ ...list, total: 12, page: 9 }).title).toBe('这一页没有内容');
  });
});
