import Box from '@mui/material/Box';
import OutlinedInput from '@mui/material/OutlinedInput';
import type { Filter } from '../api';
import { color } from '../theme';
import { DayInput } from './day-input';
import { rangeOf, rangeText } from './list-query';

interface Props {
  filter: Filter;
  value: string;
  onChange: (value: string) => void;
}

/** From – to: days, or amounts for a filter on money and numbers. */
export function DateRange({ filter, value, onChange }: Props) {
  const [from, to] = rangeOf(value);
  const days = filter.format === 'date' || filter.format === 'datetime' || filter.format === 'due';
  const End = days ? DayInput : AmountInput;
  return (
    <Box role="group" aria-label={filter.title} sx={rangeLook}>
      <End
        label={`${filter.title}起`}
        placeholder={`${filter.title}起`}
        value={from}
        onChange={(next) => onChange(rangeText(next, to))}
      />
      <Box component="span" aria-hidden sx={{ color: color.ink3 }}>
        –
      </Box>
      <End
        label={`${filter.title}止`}
        placeholder="止"
        value={to}
        onChange={(next) => onChange(rangeText(from, next))}
      />
    </Box>
  );
}

interface EndProps {
  label: string;
  placeholder: string;
  value: string;
  onChange: (value: string) => void;
}

function AmountInput({ label, placeholder, value, onChange }: EndProps) {
  return (
    <OutlinedInput
      value={value}
      placeholder={placeholder}
      onChange={(event) => onChange(event.target.value.replace(/[^\d.-]/g, ''))}
      slotProps={{ input: { 'aria-label': label, inputMode: 'decimal' } }}
      sx={{ width: { xs: 'auto', sm: 110 }, flex: { xs: 1, sm: 'none' } }}
    />
  );
}

const rangeLook = { display: 'flex', alignItems: 'center', gap: 1, flex: { xs: '1 1 100%', sm: 'none' } };
