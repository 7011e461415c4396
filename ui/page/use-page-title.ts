import { useEffect } from 'react';
import { useApplication } from '../api';

/** Names the browser's tab. */
export function usePageTitle(title: string | undefined): void {
  const application = useApplication();
  useEffect(() => {
    document.title = title ? `${title} - ${application.title}` : application.title;
  }, [title, application.title]);
}
