import { useSuspenseQueries } from '@tanstack/react-query';
import { Suspense, useEffect } from 'react';
import { Outlet, ScrollRestoration } from 'react-router';
import { queries } from '../api';
import { setRestDays, setTimeZone } from '../format';
import { OfflineBanner } from '../shell/offline-banner';
import { WaitingPage } from '../shell/waiting-page';
import { SessionExpired } from '../shell/session-expired';

/** Everything under it may rely on the session and the application being known. */
export function Root() {
  return (
    <Suspense fallback={<WaitingPage />}>
      <Known />
      <ScrollRestoration />
    </Suspense>
  );
}

function Known() {
  const [application] = useSuspenseQueries({ queries: [queries.application(), queries.session()] });
  setTimeZone(application.data.timeZone);
  setRestDays(application.data.restDays);
  useEffect(() => {
    document.documentElement.lang = application.data.locale;
  }, [application.data.locale]);
  return (
    <>
      <OfflineBanner />
      <Outlet />
      <SessionExpired />
    </>
  );
}
