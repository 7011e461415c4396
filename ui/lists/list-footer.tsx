import Box from '@mui/material/Box';
import MenuItem from '@mui/material/MenuItem';
import Pagination from '@mui/material/Pagination';
import Select from '@mui/material/Select';
import useMediaQuery from '@mui/material/useMediaQuery';
import type { List, QueryValues } from '../api';
import { color } from '../theme';

interface Props {
  list: List;
  onQuery: (changes: QueryValues) => void;
}

const sizes = [10, 20, 50, 100];

/** How many there are, how many on a page, which page. */
export function ListFooter({ list, onQuery }: Props) {
  const phone = useMediaQuery('(max-width: 599.95px)');
  const pages = Math.max(1, Math.ceil(list.total / list.pageSize));
  return (
    <Box sx={footerLook}>
      <Box sx={{ mr: 'auto' }}>共 {list.total} 项</Box>
      <Select
        variant="outlined"
        value={list.pageSize}
        onChange={(event) => onQuery({ pageSize: Number(event.target.value) })}
        SelectDisplayProps={{ 'aria-label': '每页几项' }}
        inputProps={{ 'aria-label': '每页几项' }}
        renderValue={(size) => `每页 ${size} 项`}
        sx={sizeLook}
      >
        {[...new Set([...sizes, list.pageSize])]
          .sort((a, b) => a - b)
          .map((size) => (
            <MenuItem key={size} value={size}>
              每页 {size} 项
            </MenuItem>
          ))}
      </Select>
      <Pagination
        shape="rounded"
        color="primary"
        size="small"
        siblingCount={phone ? 0 : 1}
        page={list.page}
        count={pages}
        onChange={(_, page) => onQuery({ page })}
        sx={{
          '& .MuiPaginationItem-root': {
            minWidth: { xs: 32, sm: 28 },
            height: { xs: 32, sm: 28 },
            fontSize: 13,
            mx: '1px',
          },
        }}
      />
    </Box>
  );
}

const footerLook = {
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  columnGap: 3,
  minHeight: 44,
  px: 4,
  borderTop: `1px solid ${color.line}`,
  fontSize: 13,
  color: color.ink2,
  '@media print': { border: 0, '& nav, & .MuiInputBase-root': { display: 'none' } },
};

const sizeLook = {
  '&.MuiInputBase-root': { fontSize: 13, bgcolor: 'transparent' },
  '& .MuiOutlinedInput-notchedOutline': { border: 0 },
  '& .MuiSelect-select': { height: 28, pl: 1 },
};
