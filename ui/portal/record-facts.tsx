import type { Fact } from '../api';
import { FactList, SectionCard } from '../page';

export function RecordFacts({ facts }: { facts: Fact[] }) {
  return (
    <SectionCard title="基本情况">
      <FactList facts={facts} />
    </SectionCard>
  );
}
