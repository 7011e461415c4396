import Box from '@mui/material/Box';
import { dayText, deadlineText, remainingUntil, type Urgency } from '../format';
import { color } from '../theme';

export const urgencyInk: Record<Urgency, string> = {
  overdue: color.error,
  today: color.error,
  soon: color.warning,
  calm: color.ink,
};

interface Props {
  at: string;
  /** Only the day, for narrow cells. */
  dayOnly?: boolean;
}

/** The absolute date first, the remaining time second; what presses is coloured. */
export function Deadline({ at, dayOnly = false }: Props) {
  const { urgency, text } = remainingUntil(at);
  return (
    <Box component="span" sx={{ whiteSpace: 'nowrap' }}>
      <Box component="span" sx={{ color: urgencyInk[urgency], fontWeight: urgency === 'calm' ? 400 : 600 }}>
        {dayOnly ? dayText(at) : deadlineText(at)}
      </Box>
      <Box
        component="span"
        sx={{ ml: 2, fontSize: 12, color: urgency === 'calm' ? color.ink3 : urgencyInk[urgency] }}
      >
        {text}
      </Box>
    </Box>
  );
}
