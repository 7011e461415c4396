import Print from '@mui/icons-material/PrintOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { Link } from 'react-router';
import type { InstancePage, Offer } from '../api';
import { Crumbs, printRoute, StateDot } from '../page';
import { HeadFacts } from './head-card';

/** Title, state and facts of the instance, and what the person may do with it now. */
export function InstanceHeader({ page: { head, offers, prints } }: { page: InstancePage }) {
  const main = offers.find((offer) => offer.kind === 'task');
  const others = offers.filter((offer) => offer !== main);
  return (
    <Box component="header" sx={{ mb: 1 }}>
      <Crumbs items={[head.processName, head.number ?? ''].filter(Boolean)} />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'flex-start', gap: 3 }}>
        <Box sx={{ mr: 'auto', minWidth: 0 }}>
          <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 3 }}>
            <Typography variant="h1" sx={{ overflowWrap: 'anywhere' }}>
              {head.title || head.processName}
            </Typography>
            {head.state && <StateDot label={head.state} />}
          </Box>
          <HeadFacts number={head.number} facts={head.facts} />
        </Box>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, '@media print': { display: 'none' } }}>
          {prints.map((print) => (
            <Button
              key={print.id}
              variant="outlined"
              component={Link}
              to={printRoute(print)}
              target="_blank"
              startIcon={<Print />}
            >
              {prints.length > 1 ? print.title : '打印'}
            </Button>
          ))}
          {others.map((offer) => (
            <OfferButton key={offer.key} offer={offer} />
          ))}
          {main && <OfferButton offer={main} main />}
        </Box>
      </Box>
    </Box>
  );
}

function OfferButton({ offer, main = false }: { offer: Offer; main?: boolean }) {
  return (
    <Button variant={main ? 'contained' : 'outlined'} component={Link} to={`/work/${offer.key}`}>
      {offer.label}
    </Button>
  );
}
