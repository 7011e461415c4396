import { printQuery } from '../../../ui/print/print-query';

describe('print query', () => {
  it.each([
    ['/print/receipt?of=1', { id: 'receipt', query: { of: '1' } }],
    ['/api/prints/list?view=v&subject=2', { id: 'list', query: { view: 'v', subject: '2' } }],
  ])('reads %s', (url, query) => expect(printQuery(url, 'x')).toMatchObject(query));
});
