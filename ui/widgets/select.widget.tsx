import Autocomplete from '@mui/material/Autocomplete';
import NativeSelect from '@mui/material/NativeSelect';
import OutlinedInput from '@mui/material/OutlinedInput';
import TextField from '@mui/material/TextField';
import { choicesOf, type Choice } from '../form/form-json';
import { sameValue } from './same-value';
import { placeholderOf, type WidgetProps } from './widget';

/** With more choices than this one searches rather than scrolls. */
const searchFrom = 12;

/** One choice (or several, when the field is `multiple`) out of a list; objects are stored as objects. */
export function SelectWidget(props: WidgetProps) {
  const choices = withStored(choicesOf(props.component), props);
  if (props.component.multiple || choices.length > searchFrom || props.component['search'] === true) {
    return <SearchingSelect {...props} choices={choices} />;
  }
  return <PlainSelect {...props} choices={choices} />;
}

type Props = WidgetProps & { choices: Choice[] };

function PlainSelect({ id, describedBy, component, value, disabled, invalid, choices, onChange }: Props) {
  const index = choices.findIndex((choice) => sameValue(choice.value, value));
  return (
    <NativeSelect
      fullWidth
      value={index < 0 ? '' : String(index)}
      disabled={disabled}
      error={invalid}
      input={<OutlinedInput />}
      inputProps={{ id, 'aria-describedby': describedBy, 'aria-invalid': invalid || undefined }}
      onChange={(event) => onChange(choices[Number(event.target.value)]?.value ?? null)}
    >
      <option value="" disabled={Boolean(component.validate?.required)}>
        {placeholderOf(component, disabled ? '' : '请选择')}
      </option>
      {choices.map((choice, position) => (
        <option key={JSON.stringify(choice.value)} value={String(position)} disabled={choice.disabled}>
          {choice.label}
        </option>
      ))}
    </NativeSelect>
  );
}

function SearchingSelect({ id, describedBy, component, value, disabled, invalid, choices, onChange }: Props) {
  const multiple = component.multiple === true;
  const stored = multiple ? (Array.isArray(value) ? value : []) : [value];
  const chosen = choices.filter((choice) => stored.some((one) => sameValue(choice.value, one)));
  return (
    <Autocomplete<Choice, boolean>
      id={id}
      multiple={multiple}
      options={choices}
      value={multiple ? chosen : (chosen[0] ?? null)}
      disabled={disabled}
      getOptionLabel={(choice) => choice.label}
      getOptionKey={(choice) => JSON.stringify(choice.value)}
      getOptionDisabled={(choice) => choice.disabled === true}
      isOptionEqualToValue={(left, right) => sameValue(left.value, right.value)}
      noOptionsText="没有找到"
      onChange={(_event, next) =>
        onChange(Array.isArray(next) ? next.map((choice) => choice.value) : (next?.value ?? null))
      }
      renderInput={(parameters) => (
        <TextField
          {...parameters}
          error={invalid}
          sx={field}
          placeholder={chosen.length > 0 ? undefined : placeholderOf(component, '输入名称查找并选择')}
          slotProps={{
            ...parameters.slotProps,
            htmlInput: {
              ...parameters.slotProps.htmlInput,
              'aria-describedby': describedBy,
              'aria-invalid': invalid || undefined,
            },
          }}
        />
      )}
    />
  );
}

/** What is stored stays visible even when it is no longer among the choices. */
function withStored(choices: Choice[], { value, component }: WidgetProps): Choice[] {
  const stored = component.multiple ? [] : [value];
  const missing = stored.filter(
    (one) =>
      one !== null &&
      one !== undefined &&
      one !== '' &&
      !choices.some((choice) => sameValue(choice.value, one)),
  );
  return [...choices, ...missing.map((one) => ({ value: one, label: nameOf(one), disabled: true }))];
}

const nameOf = (value: unknown): string =>
  typeof value === 'object' && value !== null && 'name' in value
    ? String((value as { name: unknown }).name)
    : String(value);

/** As high as every other field. */
const field = {
  '& .MuiOutlinedInput-root': { p: '0 10px', minHeight: 34 },
  '& .MuiOutlinedInput-root .MuiAutocomplete-input': { p: 0, height: 32 },
  '@media (max-width: 599.95px)': { '& .MuiOutlinedInput-root .MuiAutocomplete-input': { height: 40 } },
};
