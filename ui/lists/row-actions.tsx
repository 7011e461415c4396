import AddOutlined from '@mui/icons-material/AddOutlined';
import ArrowCircleRightOutlined from '@mui/icons-material/ArrowCircleRightOutlined';
import EditOutlined from '@mui/icons-material/EditOutlined';
import ListAltOutlined from '@mui/icons-material/ListAltOutlined';
import PrintOutlined from '@mui/icons-material/PrintOutlined';
import VisibilityOutlined from '@mui/icons-material/VisibilityOutlined';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
import { Link } from 'react-router';
import type { RowAction } from '../api';
import { color } from '../theme';

export const actionIcons = {
  view: VisibilityOutlined,
  fill: ArrowCircleRightOutlined,
  edit: EditOutlined,
  print: PrintOutlined,
  list: ListAltOutlined,
  add: AddOutlined,
};

interface Props {
  actions: RowAction[];
  /** What the row is about, so that each button has a name of its own. */
  about: string;
}

/** Icons at the right end of a row; the less frequent ones in grey. */
export function RowActions({ actions, about }: Props) {
  return (
    <Box sx={{ display: 'flex', justifyContent: 'flex-end', '@media print': { display: 'none' } }}>
      {actions.map((action) => {
        const Icon = actionIcons[action.icon];
        return (
          <Tooltip key={`${action.kind}-${action.to}`} title={action.title}>
            <IconButton
              component={Link}
              to={action.to}
              aria-label={`${action.title}：${about}`}
              sx={{
                width: { xs: 40, md: 27 },
                height: { xs: 40, md: 27 },
                p: 0,
                color: action.icon === 'print' ? color.ink2 : color.teal700,
              }}
            >
              <Icon sx={{ fontSize: 19 }} />
            </IconButton>
          </Tooltip>
        );
      })}
    </Box>
  );
}
