import MenuItem from '@mui/material/MenuItem';
import OutlinedInput from '@mui/material/OutlinedInput';
import Select from '@mui/material/Select';
import type { Filter } from '../api';
import { DateRange } from './date-range';

interface Props {
  filter: Filter;
  value: string;
  onChange: (value: string) => void;
}

/** One filter; its title is the placeholder, as the row has no room for labels. */
export function FilterField({ filter, value, onChange }: Props) {
  if (filter.operator === 'between') return <DateRange filter={filter} value={value} onChange={onChange} />;
  if (filter.choices) return <Choice filter={filter} value={value} onChange={onChange} />;
  return (
    <OutlinedInput
      value={value}
      onChange={(event) => onChange(event.target.value)}
      placeholder={filter.title}
      inputProps={{ 'aria-label': filter.title }}
      sx={{ flex: { xs: '1 1 140px', sm: '1 1 110px' }, maxWidth: { sm: 216 } }}
    />
  );
}

function Choice({ filter, value, onChange }: Props) {
  const several = filter.operator === 'in';
  const chosen = value === '' ? [] : value.split(',');
  const labels = new Map((filter.choices ?? []).map((choice) => [choice.value, choice.label]));
  return (
    <Select
      multiple={several}
      displayEmpty
      value={several ? chosen : value}
      onChange={(event) => onChange([event.target.value].flat().join(','))}
      renderValue={() => chosen.map((code) => labels.get(code) ?? code).join('、') || `全部${filter.title}`}
      inputProps={{ 'aria-label': filter.title }}
      SelectDisplayProps={{ 'aria-label': filter.title }}
      sx={{ flex: { xs: '1 1 140px', sm: '0 1 auto' }, minWidth: 130, maxWidth: 220 }}
    >
      {!several && <MenuItem value="">全部{filter.title}</MenuItem>}
      {(filter.choices ?? []).map((choice) => (
        <MenuItem key={choice.value} value={choice.value}>
          {choice.label}
        </MenuItem>
      ))}
    </Select>
  );
}
