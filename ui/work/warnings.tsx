import WarningAmber from '@mui/icons-material/WarningAmberOutlined';
import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import type { FieldError } from '../api';
import { color } from '../theme';

interface Props {
  warnings: FieldError[];
  accepted: ReadonlySet<string>;
  onAccept: (rule: string, accepted: boolean) => void;
}

export const ruleOf = (warning: FieldError): string => warning.rule ?? warning.path;

/** What is allowed but unusual: each one is confirmed by itself before the step can be submitted. */
export function Warnings({ warnings, accepted, onAccept }: Props) {
  if (warnings.length === 0) return null;
  return (
    <Card component="section" aria-labelledby="warnings-title" sx={{ borderColor: color.warningLine }}>
      <Box sx={head}>
        <WarningAmber aria-hidden sx={{ fontSize: 20, color: color.warning }} />
        <Box component="h2" id="warnings-title" sx={{ m: 0, fontSize: 14, fontWeight: 600 }}>
          有 {warnings.length} 处需要您确认
        </Box>
      </Box>
      <Box sx={{ px: 4, py: 1 }}>
        {warnings.map((warning) => {
          const rule = ruleOf(warning);
          return (
            <Box key={`${rule}${warning.message}`} sx={row}>
              <Box sx={{ flex: 1, minWidth: 200 }}>{warning.message}</Box>
              <FormControlLabel
                sx={{ mr: 0, whiteSpace: 'nowrap' }}
                control={
                  <Checkbox
                    size="small"
                    checked={accepted.has(rule)}
                    onChange={(event) => onAccept(rule, event.target.checked)}
                  />
                }
                label="已核实，情况属实"
              />
            </Box>
          );
        })}
      </Box>
    </Card>
  );
}

const head = {
  display: 'flex',
  alignItems: 'center',
  gap: 2,
  minHeight: 38,
  px: 4,
  bgcolor: color.warningTint,
  borderBottom: `1px solid ${color.warningLine}`,
};
const row = {
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  columnGap: 4,
  '&:not(:last-child)': { borderBottom: `1px solid ${color.hairline}` },
  py: 1,
};
