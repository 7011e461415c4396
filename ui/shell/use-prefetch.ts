import { useEffect } from 'react';
import { prefetchFormHost } from '../form/prefetch';

const pages = [
  () => import('../home/home-page'),
  () => import('../lists/stage-page'),
  () => import('../lists/view-page'),
  () => import('../work/work-page'),
  () => import('../instance/instance-page'),
  () => import('../print/print-page'),
  () => import('../portal/record-page'),
];

/** Once the first page stands, fetches what the next click will need, so that a poor line is not noticed. */
export function usePrefetch(): void {
  useEffect(() => {
    const timer = setTimeout(() => {
      void Promise.allSettled(pages.map((load) => load())).then(prefetchFormHost);
    }, 3_000);
    return () => clearTimeout(timer);
  }, []);
}
