import Button from '@mui/material/Button';
import { Link } from 'react-router';
import { useSession, type Offer } from '../api';

/** What one may do; a visitor logs in on the way. */
export function OfferButtons({ offers }: { offers: Offer[] }) {
  const { person } = useSession();
  return offers.map((offer, index) => {
    const work = `/work/${encodeURIComponent(offer.key)}`;
    return (
      <Button
        key={offer.key}
        size="large"
        fullWidth
        variant={index === 0 ? 'contained' : 'outlined'}
        component={Link}
        to={person ? work : `/login?next=${encodeURIComponent(work)}`}
      >
        {offer.label}
      </Button>
    );
  });
}
