import { groupedHash, shortHash } from '../../../ui/instance/short-hash';

describe('short hash', () => {
  it('shows the first groups of four', () => expect(shortHash('6b1f0c8e93a74d52')).toBe('6b1f 0c8e 93a7 …'));
  it('shows a short one as it is', () => expect(shortHash('6b1f0c')).toBe('6b1f 0c'));
  it('groups all of it', () => expect(groupedHash('6b1f0c8e93')).toBe('6b1f 0c8e 93'));
});
