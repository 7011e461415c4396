import { useEffect, useRef } from 'react';
import { useLocation } from 'react-router';

/** Moves the focus to the content when the page changes, so that a keyboard and a screen reader follow. */
export function useFocusOnNavigation() {
  const main = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  const first = useRef(true);
  useEffect(() => {
    if (first.current) {
      first.current = false;
      return;
    }
    if (!main.current?.contains(document.activeElement)) main.current?.focus({ preventScroll: true });
  }, [pathname]);
  return main;
}
