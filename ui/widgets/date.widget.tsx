import CalendarToday from '@mui/icons-material/CalendarTodayOutlined';
import IconButton from '@mui/material/IconButton';
import InputAdornment from '@mui/material/InputAdornment';
import OutlinedInput from '@mui/material/OutlinedInput';
import flatpickr from 'flatpickr';
import { Mandarin } from 'flatpickr/dist/l10n/zh';
import { useEffect, useRef, useState } from 'react';
import { placeholderOf, type WidgetProps } from './widget';
import { fromClock, toClock } from './zoned-date';
import 'flatpickr/dist/flatpickr.css';

/** A date (`2026-11-23`) or a moment (ISO with +08:00): typed, or picked from a calendar that opens on its button. */
export function DateWidget({
  id,
  describedBy,
  component,
  value,
  disabled,
  invalid,
  onChange,
}: WidgetProps<string>) {
  const withTime = component.enableTime === true;
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? toClock(value, withTime);
  const calendar = useCalendar(withTime, (text) => take(text));

  function take(text: string) {
    setTyped(null);
    onChange(text.trim() === '' ? '' : (fromClock(text, withTime) ?? text));
  }

  return (
    <OutlinedInput
      id={id}
      fullWidth
      value={shown}
      disabled={disabled}
      error={invalid}
      placeholder={placeholderOf(component, disabled ? '' : withTime ? '年-月-日 时:分' : '年-月-日')}
      inputProps={{
        inputMode: 'numeric',
        autoComplete: 'off',
        'aria-describedby': describedBy,
        'aria-invalid': invalid || undefined,
      }}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={() => typed !== null && take(typed)}
      onKeyDown={(event) => event.key === 'Enter' && typed !== null && take(typed)}
      endAdornment={
        !disabled && (
          <InputAdornment position="end">
            <IconButton
              size="small"
              edge="end"
              ref={calendar.anchor}
              aria-label={`打开日历：${component.label ?? ''}`}
              onClick={() => calendar.open(shown)}
            >
              <CalendarToday sx={{ fontSize: 18 }} />
            </IconButton>
          </InputAdornment>
        )
      }
    />
  );
}

/** flatpickr works on clock readings only: no zone is ever involved here. */
function useCalendar(withTime: boolean, onPick: (text: string) => void) {
  const anchor = useRef<HTMLButtonElement>(null);
  const picker = useRef<flatpickr.Instance | null>(null);
  const pick = useRef(onPick);
  pick.current = onPick;
  useEffect(() => () => picker.current?.destroy(), []);

  function open(shown: string) {
    const button = anchor.current;
    if (!button) return;
    picker.current ??= make(button, withTime, (text) => pick.current(text));
    if (shown) picker.current.setDate(shown, false);
    picker.current.open(undefined, button);
    focusDay(picker.current);
  }
  return { anchor, open };
}

/** With the focus on a day the arrow keys move through the calendar, Enter takes a day, Escape closes it. */
function focusDay({ calendarContainer }: flatpickr.Instance): void {
  const day = calendarContainer.querySelector<HTMLElement>(
    '.flatpickr-day:is(.selected, .today), .flatpickr-day',
  );
  setTimeout(() => day?.focus());
}

function make(button: HTMLElement, withTime: boolean, onPick: (text: string) => void): flatpickr.Instance {
  const input = document.createElement('input');
  input.type = 'hidden';
  return flatpickr(input, {
    locale: Mandarin,
    positionElement: button,
    dateFormat: withTime ? 'Y-m-d H:i' : 'Y-m-d',
    enableTime: withTime,
    time_24hr: true,
    disableMobile: true,
    clickOpens: false,
    defaultHour: 9,
    onChange: (_dates, text) => !withTime && onPick(text),
    onClose: (_dates, text) => {
      if (withTime && text) onPick(text);
      button.focus();
    },
  });
}
