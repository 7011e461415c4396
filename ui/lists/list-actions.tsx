import DownloadOutlined from '@mui/icons-material/DownloadOutlined';
import PrintOutlined from '@mui/icons-material/PrintOutlined';
import Button from '@mui/material/Button';
import { Link } from 'react-router';
import type { List } from '../api';
import { printRoute } from '../page';
import { actionIcons } from './row-actions';

interface Props {
  list: List;
  /** Where the whole list comes as a workbook; absent when it cannot. */
  exportUrl?: string;
}

/** Buttons over a list: documents, export, and what starts something new. */
export function ListActions({ list, exportUrl }: Props) {
  return (
    <>
      {list.prints.map((print) => (
        <Button
          key={print.id}
          variant="outlined"
          startIcon={<PrintOutlined />}
          component={Link}
          to={printRoute(print)}
        >
          {list.prints.length > 1 ? print.title : '打印'}
        </Button>
      ))}
      {list.exportable && exportUrl && (
        <Button variant="outlined" startIcon={<DownloadOutlined />} component="a" href={exportUrl} download>
          导出 Excel
        </Button>
      )}
      {list.toolbar.map((action, index) => {
        const Icon = actionIcons[action.icon];
        return (
          <Button
            key={action.to}
            variant={index === 0 ? 'contained' : 'outlined'}
            startIcon={<Icon />}
            component={Link}
            to={action.to}
          >
            {action.title}
          </Button>
        );
      })}
    </>
  );
}
