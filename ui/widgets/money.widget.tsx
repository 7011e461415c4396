import InputAdornment from '@mui/material/InputAdornment';
import OutlinedInput from '@mui/material/OutlinedInput';
import { useState } from 'react';
import { groupDigits, parseAmount } from './amount';
import type { WidgetProps } from './widget';
import { yuanInWords } from './yuan-in-words';

/** An amount in yuan, stored as a decimal string with two places; grouped and in words for the reader. */
export function MoneyWidget({
  id,
  describedBy,
  component,
  value,
  disabled,
  invalid,
  onChange,
}: WidgetProps<string | null>) {
  const stored = value === null || value === undefined ? '' : String(value);
  const [typed, setTyped] = useState<string | null>(null);
  const amount = typed === null ? stored : (parseAmount(typed) ?? '');
  const words = yuanInWords(amount);
  // Somebody else fills it in: the placeholder says who.
  const awaited = disabled && stored === '';

  function type(text: string) {
    setTyped(text);
    // What is no amount is kept as typed, so that the rule can say what is wrong with it.
    onChange(text.trim() === '' ? null : (parseAmount(text) ?? text));
  }

  return (
    <>
      <OutlinedInput
        id={id}
        fullWidth
        value={typed ?? groupDigits(stored)}
        disabled={disabled}
        error={invalid}
        placeholder={component.placeholder}
        startAdornment={!awaited && <InputAdornment position="start">¥</InputAdornment>}
        endAdornment={!awaited && <InputAdornment position="end">元</InputAdornment>}
        inputProps={{
          inputMode: 'decimal',
          autoComplete: 'off',
          'aria-describedby': describedBy,
          'aria-invalid': invalid || undefined,
          style: { textAlign: awaited ? 'left' : 'right' },
        }}
        onChange={(event) => type(event.target.value)}
        onBlur={() => setTyped(null)}
      />
      {words && <div className="field-help">{words}</div>}
    </>
  );
}
