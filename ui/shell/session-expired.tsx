import { lazy, Suspense, useEffect, useState } from 'react';
import { announceSessionRenewed, onSessionExpired, queryClient, useSession, type Session } from '../api';

const load = () => import('./session-expired-dialog');
const SessionExpiredDialog = lazy(load);

/** Waits for the server to say that the session is over, then asks for the password in place. */
export function SessionExpired() {
  const { person } = useSession();
  const [open, setOpen] = useState(false);
  useEffect(() => {
    if (!person) return undefined;
    // Fetched while the session lives: when it is needed, the connection may be poor. If it is poor now, it is fetched then.
    const timer = setTimeout(() => void Promise.allSettled([load()]), 5_000);
    const stop = onSessionExpired(() => setOpen(true));
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [person]);
  const done = (renewed: Session) => {
    if (renewed.person?.id !== person?.id) {
      window.location.assign('/home');
      return;
    }
    setOpen(false);
    announceSessionRenewed();
    void queryClient.refetchQueries({ predicate: (query) => query.state.status === 'error' });
  };
  if (!person || !open) return null;
  return (
    <Suspense fallback={null}>
      <SessionExpiredDialog person={person} onDone={done} />
    </Suspense>
  );
}
