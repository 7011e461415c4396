import { GlobalStyles } from '@mui/material';
import Box from '@mui/material/Box';
import { useEffect, useRef } from 'react';
import type { PrintPage } from '../api';
import { dateTimeText } from '../format';
import { SafeHtml } from '../page';
import { font } from '../theme';
import './paper.css';

/** Browsers from this version of Chromium on put text into the margins of a printed page. */
const withMarginBoxes = 131;
/** Titles up to this length are spaced out, as on a certificate. */
const shortTitle = 8;

/** One A4 document: paper on the screen, the same on the printer with time, person and page number at the foot. */
export function Paper({ print }: { print: PrintPage }) {
  const paper = useRef<HTMLElement>(null);
  const by = [`打印时间 ${dateTimeText(print.printedAt)}`, print.printedBy].filter(Boolean).join('　');
  useEffect(() => {
    for (const title of paper.current?.querySelectorAll('.print-title') ?? []) {
      title.classList.toggle('is-spaced', (title.textContent ?? '').trim().length <= shortTitle);
    }
  }, [print.html]);
  return (
    <Box component="article" ref={paper} aria-label={print.title} className={`paper is-${print.orientation}`}>
      <GlobalStyles styles={pageRule(print.orientation, hasMarginBoxes() ? by : null)} />
      <SafeHtml html={print.html} className="paper-body" />
      {!hasMarginBoxes() && (
        <Box component="footer" className="paper-foot">
          {by}
        </Box>
      )}
    </Box>
  );
}

function hasMarginBoxes(): boolean {
  return Number(/Chrom(?:e|ium)\/(\d+)/.exec(navigator.userAgent)?.[1] ?? 0) >= withMarginBoxes;
}

function pageRule(orientation: PrintPage['orientation'], foot: string | null): string {
  const look = `font: 9pt ${font.sans}; color: #333;`;
  const boxes = foot
    ? `@bottom-left { content: ${JSON.stringify(foot)}; ${look} }
       @bottom-right { content: "第 " counter(page) " 页，共 " counter(pages) " 页"; ${look} }`
    : '';
  return `@page { size: A4 ${orientation}; margin: 18mm 16mm; ${boxes} }`;
}
