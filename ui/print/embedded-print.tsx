import { useQuery } from '@tanstack/react-query';
import { queries, type PrintRef } from '../api';
import { LoadingBars, ProblemNote } from '../page';
import { Paper } from './paper';
import { printQuery } from './print-query';

/** A document inside another page; printing that page prints only the document. */
export function EmbeddedPrint({ print }: { print: PrintRef }) {
  const { id, query } = printQuery(print.url, print.id);
  const { data, error, refetch } = useQuery(queries.print(id, query));
  if (data) return <Paper print={data} embedded />;
  if (error) return <ProblemNote error={error} onRetry={() => void refetch()} />;
  return <LoadingBars />;
}
