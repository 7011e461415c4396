import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import type { RecordPage } from '../api';
import { countdownText, deadlineText, remainingUntil } from '../format';
import { color } from '../theme';
import { DaySquares } from './day-squares';
import { OfferButtons } from './offer-buttons';
import { useMinute } from './use-minute';

/** Until when, how it was reached, and what one may do about it. */
export function RecordDeadline({ record }: { record: RecordPage }) {
  useMinute();
  const { deadline } = record;
  return (
    <Card component="section" aria-label={deadline?.title ?? '可办理'} sx={{ p: 4 }}>
      {deadline && (
        <>
          <Box sx={{ fontSize: 13, color: color.ink2 }}>{deadline.title}</Box>
          <Box sx={{ fontSize: 20, lineHeight: '30px', fontWeight: 600 }}>{deadlineText(deadline.at)}</Box>
          <Box sx={{ fontSize: 13, fontWeight: 600, color: countdownInk(deadline.at) }}>
            {countdownText(deadline.at)}
          </Box>
          <DaySquares until={deadline.at} />
          {deadline.explanation && (
            <Box sx={{ mt: 2, fontSize: 12, lineHeight: '19px', color: color.ink3 }}>
              {deadline.explanation}
            </Box>
          )}
        </>
      )}
      {record.offers.length > 0 && (
        <Box sx={{ display: { xs: 'none', md: 'grid' }, gap: 2, mt: deadline ? 3 : 0 }}>
          <OfferButtons offers={record.offers} />
        </Box>
      )}
    </Card>
  );
}

export function countdownInk(at: string): string {
  const { urgency } = remainingUntil(at);
  if (urgency === 'overdue') return color.ink3;
  return urgency === 'today' || urgency === 'soon' ? color.warning : color.teal700;
}
