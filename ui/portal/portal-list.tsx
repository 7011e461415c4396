import { useQuery } from '@tanstack/react-query';
import { queries } from '../api';
import { LoadingBars, ProblemNote, usePageTitle } from '../page';
import { ListView, useUrlQuery } from '../lists';
import { VisuallyHidden } from './visually-hidden';

interface Props {
  view: string;
  /** Names the browser's tab after the view; the home page is named after the application. */
  named?: boolean;
}

/** A public view as the portal shows it: tabs and filters inside the card. */
export function PortalList({ view, named = false }: Props) {
  const [query, change] = useUrlQuery();
  const found = useQuery(queries.publicView(view, query));
  usePageTitle(named ? found.data?.title : undefined);
  if (found.isError) return <ProblemNote error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <LoadingBars rows={9} />;
  return (
    <>
      <VisuallyHidden as="h1">{found.data.title}</VisuallyHidden>
      <ListView
        list={found.data}
        query={query}
        onQuery={change}
        refreshing={found.isPlaceholderData}
        tabsInside
      />
    </>
  );
}
