import Box from '@mui/material/Box';
import type { RecordPage } from '../api';
import { countdownText, deadlineText } from '../format';
import { color } from '../theme';
import { OfferButtons } from './offer-buttons';
import { countdownInk } from './record-deadline';

/** On a phone: the deadline and the one button, always in reach. */
export function RecordBottomBar({ record }: { record: RecordPage }) {
  const [offer] = record.offers;
  if (!offer) return null;
  return (
    <>
      <Box aria-hidden sx={{ display: { md: 'none' }, height: 60 }} />
      <Box sx={barLook}>
        {record.deadline && (
          <Box sx={{ flex: 1, minWidth: 0, fontSize: 12, lineHeight: '18px' }}>
            截止 <b style={{ fontWeight: 600 }}>{deadlineText(record.deadline.at)}</b>
            <Box sx={{ color: countdownInk(record.deadline.at) }}>{countdownText(record.deadline.at)}</Box>
          </Box>
        )}
        <Box sx={{ flex: record.deadline ? '0 0 128px' : 1 }}>
          <OfferButtons offers={[offer]} />
        </Box>
      </Box>
    </>
  );
}

const barLook = {
  position: 'fixed',
  zIndex: 1050,
  inset: 'auto 0 0 0',
  display: { xs: 'flex', md: 'none' },
  alignItems: 'center',
  gap: 3,
  minHeight: 60,
  px: 4,
  py: 2,
  bgcolor: color.white,
  borderTop: `1px solid ${color.line2}`,
  boxShadow: '0 -2px 8px rgba(0,0,0,.05)',
  '@media print': { display: 'none' },
};
