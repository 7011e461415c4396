import CalendarTodayOutlined from '@mui/icons-material/CalendarTodayOutlined';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import InputAdornment from '@mui/material/InputAdornment';
import OutlinedInput from '@mui/material/OutlinedInput';
import { useEffect, useRef, useState } from 'react';
import { color } from '../theme';

interface Props {
  label: string;
  placeholder: string;
  /** `2026-11-23`, or empty */
  value: string;
  onChange: (value: string) => void;
}

/** A day, typed in any usual way or picked; it always reads 2026-11-23, whatever the browser's language. */
export function DayInput({ label, placeholder, value, onChange }: Props) {
  const [text, setText] = useState(value);
  const picker = useRef<HTMLInputElement>(null);
  useEffect(() => setText(value), [value]);
  const type = (typed: string) => {
    setText(typed);
    const day = dayOf(typed);
    if (day !== undefined) onChange(day);
  };
  return (
    <Box sx={{ position: 'relative', width: { xs: 'auto', sm: 132 }, flex: { xs: 1, sm: 'none' } }}>
      <OutlinedInput
        fullWidth
        value={text}
        placeholder={placeholder}
        onChange={(event) => type(event.target.value)}
        onBlur={() => setText(value)}
        slotProps={{ input: { 'aria-label': label, inputMode: 'numeric' } }}
        sx={{ pr: 0 }}
        endAdornment={
          <InputAdornment position="end" sx={{ ml: 0 }}>
            <IconButton size="small" aria-label="打开日历" onClick={() => picker.current?.showPicker()}>
              <CalendarTodayOutlined sx={{ fontSize: 16, color: color.ink2 }} />
            </IconButton>
          </InputAdornment>
        }
      />
      <Box
        component="input"
        ref={picker}
        type="date"
        tabIndex={-1}
        aria-hidden
        value={value}
        onChange={(event: { target: HTMLInputElement }) => onChange(event.target.value)}
        sx={{
          position: 'absolute',
          left: 0,
          bottom: 0,
          width: 1,
          height: 0,
          opacity: 0,
          pointerEvents: 'none',
          border: 0,
          p: 0,
        }}
      />
    </Box>
  );
}

/** `2026-11-3`, `2026/11/03`, `20261103`, `2026年11月3日` → `2026-11-03`; undefined while it is no day yet. */
function dayOf(typed: string): string | undefined {
  if (typed.trim() === '') return '';
  const match = /^\s*(\d{4})\D?(\d{1,2})\D?(\d{1,2})\D?\s*$/.exec(typed);
  if (!match) return undefined;
  const [, year = '', month = '', day = ''] = match;
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return Number.isNaN(Date.parse(text)) ? undefined : text;
}
