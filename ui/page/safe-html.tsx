import Box from '@mui/material/Box';
import DOMPurify from 'dompurify';
import { useMemo } from 'react';

interface Props {
  html: string;
  className?: string;
}

/** HTML that a print template made. The server escapes values already; this is the second lock. */
export function SafeHtml({ html, className }: Props) {
  const clean = useMemo(
    () =>
      DOMPurify.sanitize(html, {
        USE_PROFILES: { html: true, svg: true },
        FORBID_TAGS: ['style', 'form', 'input'],
      }),
    [html],
  );
  return <Box className={className} dangerouslySetInnerHTML={{ __html: clean }} />;
}
