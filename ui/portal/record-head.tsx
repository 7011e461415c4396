import PrintOutlined from '@mui/icons-material/PrintOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import { Link } from 'react-router';
import type { RecordPage } from '../api';
import { printRoute, ToneTag } from '../page';
import { color, font } from '../theme';

/** Tags, title and the ways to print. */
export function RecordHead({ record }: { record: RecordPage }) {
  const tags = [
    ...record.tags,
    ...(record.state && !record.tags.includes(record.state) ? [record.state] : []),
  ];
  return (
    <Card component="header" sx={{ px: 4, py: 4 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 2, mb: 1 }}>
        {tags.map((tag) => (
          <ToneTag key={tag} label={tag} />
        ))}
        <Box sx={{ display: 'flex', gap: 1, ml: 'auto', '@media print': { display: 'none' } }}>
          {record.prints.map((print) => (
            <Button
              key={print.id}
              size="small"
              startIcon={<PrintOutlined />}
              component={Link}
              to={printRoute(print)}
            >
              {record.prints.length > 1 ? print.title : '打印'}
            </Button>
          ))}
        </Box>
      </Box>
      <Box
        component="h1"
        sx={{
          m: 0,
          fontFamily: font.serif,
          fontSize: 23,
          lineHeight: '34px',
          fontWeight: 600,
          textWrap: 'balance',
        }}
      >
        {record.title}
      </Box>
      {record.instance?.number && (
        <Box sx={{ mt: 1, fontSize: 13, color: color.ink2 }}>编号 {record.instance.number}</Box>
      )}
    </Card>
  );
}
