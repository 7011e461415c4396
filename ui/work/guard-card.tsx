import Schedule from '@mui/icons-material/Schedule';
import WarningAmber from '@mui/icons-material/WarningAmberOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import { Link } from 'react-router';
import type { WorkPage } from '../api';
import { color } from '../theme';

interface Props {
  guard: WorkPage['guard'];
  offers: WorkPage['offers'];
}

/** Why the step cannot be submitted yet: each missing thing, who owes it and since when. */
export function GuardCard({ guard, offers }: Props) {
  if (guard.ok) return null;
  return (
    <Card
      component="section"
      aria-labelledby="guard-title"
      id="guard"
      sx={{ borderColor: color.warningLine, scrollMarginTop: 108 }}
    >
      <Box sx={head}>
        <WarningAmber sx={{ color: color.warning, fontSize: 20 }} aria-hidden />
        <Box component="h2" id="guard-title" sx={{ m: 0, fontSize: 14, lineHeight: '22px', fontWeight: 600 }}>
          {guard.message ?? '现在还不能提交'}
        </Box>
        <Box
          sx={{ fontSize: 13, color: color.ink2, whiteSpace: 'nowrap', display: { xs: 'none', sm: 'block' } }}
        >
          填好的内容可以先保存
        </Box>
      </Box>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, px: 4, py: 1 }}>
        {guard.missing.map(({ title, who, note, action }) => (
          <Box component="li" key={`${title}${who}`} sx={row}>
            <Schedule sx={{ color: color.ochre, fontSize: 20 }} aria-hidden />
            <Box sx={{ minWidth: 0 }}>
              <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 3 }}>
                <Box component="span" sx={{ fontWeight: 600 }}>
                  {title}
                </Box>
                <Box component="span" sx={{ fontSize: 13, color: color.ink2 }}>
                  {who}
                </Box>
              </Box>
              <Box sx={{ fontSize: 12, lineHeight: '18px', color: color.ink3 }}>{note}</Box>
            </Box>
            <HelpingAction offer={offers.find(({ element }) => element === action)} about={title} />
          </Box>
        ))}
      </Box>
    </Card>
  );
}

/** The offer that helps with one missing thing, when the person has it. */
function HelpingAction({ offer, about }: { offer: WorkPage['offers'][number] | undefined; about: string }) {
  if (!offer) return null;
  return (
    <Button
      variant="outlined"
      size="small"
      component={Link}
      to={`/work/${offer.key}`}
      aria-label={`${offer.label}：${about}`}
      sx={{ ml: 'auto', flexShrink: 0 }}
    >
      {offer.label}
    </Button>
  );
}

const head = {
  display: 'flex',
  alignItems: 'center',
  gap: 2,
  minHeight: 38,
  px: 4,
  py: 1,
  bgcolor: color.warningTint,
  borderBottom: `1px solid ${color.warningLine}`,
};
const row = {
  display: 'flex',
  alignItems: 'center',
  gap: 3,
  py: 2,
  '&:not(:last-child)': { borderBottom: `1px solid ${color.hairline}` },
};
