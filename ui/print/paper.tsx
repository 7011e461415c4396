import { GlobalStyles } from '@mui/material';
import Box from '@mui/material/Box';
import type { PrintPage } from '../api';
import { dateTimeText } from '../format';
import { SafeHtml } from '../page';
import './paper.css';

/** One A4 document: paper on the screen, the same on the printer with time, person and page number at the foot. */
export function Paper({ print }: { print: PrintPage }) {
  const by = [`打印时间 ${dateTimeText(print.printedAt)}`, print.printedBy].filter(Boolean).join('　');
  return (
    <Box component="article" aria-label={print.title} className={`paper is-${print.orientation}`}>
      <GlobalStyles styles={pageRule(print.orientation, by)} />
      <SafeHtml html={print.html} className="paper-body" />
      <Box component="footer" className="paper-foot">
        {by}
      </Box>
    </Box>
  );
}

/** Browsers without margin boxes print the plain footer of the document instead. */
function pageRule(orientation: PrintPage['orientation'], by: string): string {
  const font = 'font: 9pt sans-serif; color: #333;';
  return `@page { size: A4 ${orientation}; margin: 18mm 16mm;
    @bottom-left { content: ${JSON.stringify(by)}; ${font} }
    @bottom-right { content: "第 " counter(page) " 页，共 " counter(pages) " 页"; ${font} } }`;
}
