import Box from '@mui/material/Box';
import type { RecordPage } from '../api';
import { SectionCard } from '../page';
import { color } from '../theme';

const columns = { xs: '1fr', sm: '128px minmax(0, 1fr) minmax(0, 1.25fr)' };

/** What was replaced, field by field: the old struck through, the new on a tint. */
export function RecordChanges({ changes }: { changes: RecordPage['changes'] }) {
  return (
    <SectionCard title="变更内容" aside={`${changes.length} 处，其余内容不变`} flush>
      <Box role="table" aria-label="变更前后对照">
        <Box
          role="row"
          sx={{
            ...rowLook,
            display: { xs: 'none', sm: 'grid' },
            bgcolor: color.panel,
            fontSize: 13,
            fontWeight: 600,
            color: color.ink2,
          }}
        >
          <Box role="columnheader" sx={{ px: 4, py: 2 }}>
            变更项目
          </Box>
          <Box role="columnheader" sx={{ py: 2 }}>
            变更前
          </Box>
          <Box role="columnheader" sx={{ px: 3, py: 2 }}>
            变更后
          </Box>
        </Box>
        {changes.map((change) => (
          <Box role="row" key={change.field} sx={rowLook}>
            <Box
              role="rowheader"
              sx={{ px: 4, pt: 2, pb: { xs: 0, sm: 2 }, color: color.ink2, fontSize: { xs: 12, sm: 14 } }}
            >
              {change.field}
            </Box>
            <Box
              role="cell"
              sx={{
                px: { xs: 4, sm: 0 },
                py: { xs: 0, sm: 2 },
                pr: { sm: 3 },
                color: color.ink3,
                overflowWrap: 'anywhere',
              }}
            >
              <Box component="del" sx={{ textDecorationColor: color.error }}>
                {change.before || '（空）'}
              </Box>
            </Box>
            <Box
              role="cell"
              sx={{
                px: { xs: 2, sm: 3 },
                py: 2,
                mx: { xs: 2, sm: 0 },
                my: { xs: 1, sm: 0 },
                bgcolor: color.teal50,
                overflowWrap: 'anywhere',
              }}
            >
              <Box component="ins" sx={{ textDecoration: 'none' }}>
                {change.after || '（空）'}
              </Box>
            </Box>
          </Box>
        ))}
      </Box>
    </SectionCard>
  );
}

const rowLook = {
  display: 'grid',
  gridTemplateColumns: columns,
  '&:not(:last-child)': { borderBottom: `1px solid ${color.hairline}` },
  '@media print': { breakInside: 'avoid' },
};
