import { useEffect, useState } from 'react';

/** True when `active` has lasted for `milliseconds`: short waits show nothing at all. */
export function useDelayed(active: boolean, milliseconds = 300): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (!active) return undefined;
    const timer = setTimeout(() => setLate(true), milliseconds);
    return () => {
      clearTimeout(timer);
      setLate(false);
    };
  }, [active, milliseconds]);
  return active && late;
}
