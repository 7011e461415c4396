import { nextPlace } from '../../../ui/login/next-place';

describe('where a login leads', () => {
  it('is the page that asked for it', () => {
    expect(nextPlace('/work/start~p?x=1')).toBe('/work/start~p?x=1');
  });

  it.each([null, '', '//elsewhere', '/\\elsewhere', 'https:elsewhere', 'home'])(
    'is never another site: %s',
    (next) => {
      expect(nextPlace(next)).toBe('/home');
    },
  );
});
