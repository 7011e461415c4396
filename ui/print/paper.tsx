import { GlobalStyles } from '@mui/material';
import Box from '@mui/material/Box';
import { useEffect, useRef } from 'react';
import type { PrintPage } from '../api';
import { dateTimeText } from '../format';
import { SafeHtml } from '../page';
import { font } from '../theme';
import { isFigure, isWide } from './table-look';
import './paper.css';

/** Browsers from this version of Chromium on put text into the margins of a printed page. */
const withMarginBoxes = 131;
/** Titles up to this length are spaced out, as on a certificate. */
const shortTitle = 8;

interface Props {
  print: PrintPage;
  /** It stands in a page that has a first heading of its own. */
  embedded?: boolean;
}

/** One A4 document: paper on the screen, the same on the printer with time, person and page number at the foot. */
export function Paper({ print, embedded = false }: Props) {
  const paper = useRef<HTMLElement>(null);
  const by = [`打印时间 ${dateTimeText(print.printedAt)}`, print.printedBy].filter(Boolean).join('　');
  useEffect(() => {
    if (!paper.current) return;
    fitTables(paper.current);
    if (embedded)
      paper.current.querySelectorAll('h1').forEach((title) => title.setAttribute('aria-level', '2'));
    for (const title of paper.current.querySelectorAll('.print-title')) {
      title.classList.toggle('is-spaced', (title.textContent ?? '').trim().length <= shortTitle);
    }
  }, [print.html, embedded]);
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

function fitTables(paper: HTMLElement): void {
  for (const table of paper.querySelectorAll('table')) {
    table.classList.toggle('is-wide', isWide([...table.rows].map((row) => row.cells.length)));
    for (const cell of table.querySelectorAll('td')) {
      cell.classList.toggle('is-figure', isFigure(cell.textContent ?? ''));
    }
  }
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
