import Box from '@mui/material/Box';
import { dayNumber, isRestDay, weekdayText } from '../format';
import { color } from '../theme';

const most = 5;

/** The days from today to the deadline, when they are few enough to be seen at once. */
export function DaySquares({ until }: { until: string }) {
  const today = dayNumber(new Date());
  const last = dayNumber(until);
  const days = Array.from({ length: Math.max(0, last - today + 1) }, (_, index) => today + index);
  if (days.length < 2 || days.length > most) return null;
  return (
    <Box
      aria-hidden
      sx={{ display: 'grid', gridTemplateColumns: `repeat(${days.length}, 1fr)`, gap: 1, mt: 2 }}
    >
      {days.map((day) => (
        <DaySquare
          key={day}
          day={day}
          note={day === last ? '截止' : day === today ? '今天' : ''}
          last={day === last}
        />
      ))}
    </Box>
  );
}

function DaySquare({ day, note, last }: { day: number; note: string; last: boolean }) {
  const at = new Date(day * 86_400_000);
  const weekday = weekdayText({
    year: at.getUTCFullYear(),
    month: at.getUTCMonth() + 1,
    day: at.getUTCDate(),
  });
  const rest = isRestDay(day);
  return (
    <Box
      sx={{
        minHeight: 60,
        py: 1,
        border: `1px solid ${last ? color.teal700 : rest ? color.line : color.teal200}`,
        borderRadius: '4px',
        textAlign: 'center',
        fontSize: 12,
        lineHeight: '17px',
        color: last ? color.white : color.ink2,
        bgcolor: last ? color.teal700 : rest ? color.panel : color.teal50,
      }}
    >
      <Box sx={{ fontSize: 16, lineHeight: '20px', fontWeight: 600, color: last ? color.white : color.ink }}>
        {at.getUTCDate()}
      </Box>
      {weekday}
      <Box sx={{ fontSize: 11 }}>{note}</Box>
    </Box>
  );
}
