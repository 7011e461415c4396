import GppBad from '@mui/icons-material/GppBadOutlined';
import VerifiedUser from '@mui/icons-material/VerifiedUserOutlined';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import type { Trail } from '../api';
import { SectionCard } from '../page';
import { color } from '../theme';

interface Props {
  trail: Trail;
  checking: boolean;
  onCheck: () => void;
}

/** Whether the chain of entries is whole; worked out anew by the server on every reading. */
export function VerifyCard({ trail, checking, onCheck }: Props) {
  const { entries, verified, brokenAt, recomputation } = trail;
  const { differs } = recomputation;
  const good = brokenAt === null ? entries.length : entries.filter((entry) => entry.seq < brokenAt).length;
  const files = entries.reduce((sum, entry) => sum + entry.files.length, 0);
  const again = (
    <Link component="button" type="button" onClick={onCheck} disabled={checking} sx={{ fontSize: 13 }}>
      {checking ? '正在核验…' : '重新核验'}
    </Link>
  );
  return (
    <SectionCard title="核验结果" aside={again}>
      <Box role="status" sx={{ ...badge, ...(verified && !differs ? whole : broken) }}>
        {verified && !differs ? <VerifiedUser /> : <GppBad />}
        {verified && !differs && '留痕完整，未被改动'}
        {!verified && `第 ${brokenAt ?? '?'} 条起与校验值不符`}
        {verified && differs && `第 ${differs.seq} 条与重新推算的结果不符`}
      </Box>
      <Box component="dl" sx={rows}>
        <div>
          <dt>哈希链</dt>
          <dd>
            {good} / {entries.length} 条连续
          </dd>
        </div>
        <div>
          <dt>重新推算</dt>
          <dd>{recomputed(trail)}</dd>
        </div>
        <div>
          <dt>附件</dt>
          <dd>{files} 个，均有校验值</dd>
        </div>
      </Box>
    </SectionCard>
  );
}

/** What computing the instance again from its entries has shown, in a few words. */
function recomputed({ entries, recomputation: { recomputed: count, differs, unknownFrom } }: Trail): string {
  if (differs) return `第 ${differs.seq} 条：${differs.detail}`;
  if (unknownFrom !== null) return `${count} / ${entries.length} 条一致，第 ${unknownFrom} 条起缺少所需记录`;
  return `${count} / ${entries.length} 条一致`;
}

const badge = {
  display: 'flex',
  alignItems: 'center',
  gap: 2,
  px: 3,
  minHeight: 38,
  borderRadius: '4px',
  fontWeight: 600,
};
const whole = { color: color.success, bgcolor: color.successTint };
const broken = { color: color.error, bgcolor: color.errorTint };
const rows = {
  m: 0,
  mt: 2,
  fontSize: 13,
  '& > div': {
    display: 'flex',
    justifyContent: 'space-between',
    py: '6px',
    borderBottom: `1px solid ${color.hairline}`,
  },
  '& > div:last-child': { borderBottom: 0 },
  '& dt': { color: color.ink2 },
  '& dd': { m: 0 },
};
