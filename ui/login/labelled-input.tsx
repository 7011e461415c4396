import ErrorOutlineOutlined from '@mui/icons-material/ErrorOutlineOutlined';
import Box from '@mui/material/Box';
import OutlinedInput, { type OutlinedInputProps } from '@mui/material/OutlinedInput';
import { useId } from 'react';
import { color } from '../theme';

interface Props extends OutlinedInputProps {
  label: string;
  /** Sentence that says what would be right. */
  problem?: string;
}

/** Label above, input, problem below, all bound together. */
export function LabelledInput({ label, problem, ...input }: Props) {
  const id = useId();
  return (
    <Box>
      <Box
        component="label"
        htmlFor={id}
        sx={{ display: 'block', mb: 1, fontSize: 13, lineHeight: '20px', fontWeight: 500 }}
      >
        {label}
      </Box>
      <OutlinedInput
        {...input}
        id={id}
        fullWidth
        error={Boolean(problem)}
        slotProps={{ input: { 'aria-describedby': problem ? `${id}-problem` : undefined } }}
        sx={{ height: { xs: 42, sm: 38 } }}
      />
      {problem && (
        <Box
          id={`${id}-problem`}
          sx={{
            display: 'flex',
            alignItems: 'center',
            gap: 1,
            mt: 1,
            fontSize: 13,
            lineHeight: '20px',
            color: color.error,
          }}
        >
          <ErrorOutlineOutlined aria-hidden sx={{ fontSize: 16 }} />
          {problem}
        </Box>
      )}
    </Box>
  );
}
