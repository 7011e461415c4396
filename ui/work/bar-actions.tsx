import MoreHoriz from '@mui/icons-material/MoreHoriz';
import Print from '@mui/icons-material/PrintOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Offer, PrintRef } from '../api';
import { printRoute } from '../page';

interface Props {
  prints: PrintRef[];
  offers: Offer[];
  onSave: () => void;
}

/** With more than these beside the main button the rest goes into the menu. */
const inView = 2;

/** Everything beside the main button; on a phone all of it is in one menu. */
export function BarActions({ prints, offers, onSave }: Props) {
  const firstOffers = offers.slice(0, inView);
  const rest = offers.slice(inView);
  return (
    <>
      <Box sx={{ display: { xs: 'none', md: 'flex' }, gap: 2, alignItems: 'center' }}>
        {prints.slice(0, 1).map((print) => (
          <Button
            key={print.id}
            component={Link}
            to={printRoute(print)}
            target="_blank"
            startIcon={<Print />}
          >
            {prints.length > 1 ? print.title : '打印'}
          </Button>
        ))}
        {firstOffers.map((offer) => (
          <Button key={offer.key} variant="outlined" component={Link} to={`/work/${offer.key}`}>
            {offer.label}
          </Button>
        ))}
        <MoreMenu prints={prints.slice(1)} offers={rest} />
        <Button variant="outlined" onClick={onSave}>
          保存草稿
        </Button>
      </Box>
      <Box sx={{ display: { xs: 'block', md: 'none' } }}>
        <MoreMenu prints={prints} offers={offers} onSave={onSave} />
      </Box>
    </>
  );
}

interface MoreProps {
  prints: PrintRef[];
  offers: Offer[];
  onSave?: () => void;
}

function MoreMenu({ prints, offers, onSave }: MoreProps) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  if (prints.length + offers.length === 0 && !onSave) return null;
  const close = () => setAnchor(null);
  return (
    <>
      <IconButton
        aria-label="更多操作"
        aria-haspopup="menu"
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <MoreHoriz />
      </IconButton>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={close}>
        {onSave && (
          <MenuItem
            onClick={() => {
              close();
              onSave();
            }}
          >
            保存草稿
          </MenuItem>
        )}
        {offers.map((offer) => (
          <MenuItem key={offer.key} component={Link} to={`/work/${offer.key}`} onClick={close}>
            {offer.label}
          </MenuItem>
        ))}
        {prints.map((print) => (
          <MenuItem key={print.id} component={Link} to={printRoute(print)} target="_blank" onClick={close}>
            打印{print.title}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
