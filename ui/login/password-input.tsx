import VisibilityOffOutlined from '@mui/icons-material/VisibilityOffOutlined';
import VisibilityOutlined from '@mui/icons-material/VisibilityOutlined';
import IconButton from '@mui/material/IconButton';
import InputAdornment from '@mui/material/InputAdornment';
import { useState, type Ref } from 'react';
import { LabelledInput } from './labelled-input';

interface Props {
  value: string;
  onChange: (value: string) => void;
  problem?: string;
  autoFocus?: boolean;
  inputRef?: Ref<HTMLInputElement>;
}

export function PasswordInput({ value, onChange, problem, autoFocus, inputRef }: Props) {
  const [shown, setShown] = useState(false);
  const action = shown ? '隐藏密码' : '显示密码';
  const Icon = shown ? VisibilityOutlined : VisibilityOffOutlined;
  return (
    <LabelledInput
      label="密码"
      name="password"
      type={shown ? 'text' : 'password'}
      autoComplete="current-password"
      placeholder="请输入密码"
      autoFocus={autoFocus}
      inputRef={inputRef}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      problem={problem}
      endAdornment={
        <InputAdornment position="end">
          <IconButton size="small" aria-label={action} aria-pressed={shown} onClick={() => setShown(!shown)}>
            <Icon sx={{ fontSize: 20 }} />
          </IconButton>
        </InputAdornment>
      }
    />
  );
}
