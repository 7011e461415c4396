import { PassThrough, type Readable } from 'node:stream';
import ExcelJS from 'exceljs';
import type { View } from '../definitions/index.js';

type Column = View['columns'][number];

/** Characters per pixel of a column's width. */
const widthFactor = 1 / 8;

/**
 * A workbook with one sheet, written while its rows are read. Numbers and money are numbers in Excel, dates are text as people
 * read them; a failing source destroys the stream, so that half a file never looks like a whole one.
 */
export function xlsxStream(
  title: string,
  columns: readonly Column[],
  batches: AsyncIterable<readonly Record<string, unknown>[]>,
): Readable {
  const stream = new PassThrough();
  void write(stream, title, columns, batches).catch((fault: unknown) => stream.destroy(fault as Error));
  return stream;
}

async function write(
  stream: PassThrough,
  title: string,
  columns: readonly Column[],
  batches: AsyncIterable<readonly Record<string, unknown>[]>,
): Promise<void> {
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true });
  const sheet = workbook.addWorksheet(sheetName(title), { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = columns.map((column) => ({
    header: column.title,
    key: column.path,
    width: Math.max(10, Math.round((column.width ?? 160) * widthFactor)),
    ...(column.format === 'money' ? { style: { numFmt: '#,##0.00' } } : {}),
  }));
  sheet.getRow(1).font = { bold: true };
  for await (const rows of batches) {
    for (const cells of rows) {
      sheet.addRow(columns.map((column) => excelValue(column, cells[column.path]))).commit();
    }
  }
  sheet.commit();
  await workbook.commit();
}

/** Excel allows 31 characters and none of `: \ / ? * [ ]`. */
function sheetName(title: string): string {
  return title.replace(/[:\\/?*[\]]/g, ' ').slice(0, 31) || 'Sheet1';
}

function excelValue({ format }: Column, value: unknown): string | number | null {
  if (value === null || value === undefined) return null;
  if (format === 'money' || format === 'number')
    return Number.isFinite(Number(value)) ? Number(value) : String(value);
  if (format === 'date') return String(value).slice(0, 10);
  if (format === 'datetime' || format === 'due') return String(value).slice(0, 16).replace('T', ' ');
  if (format === 'files') return (value as { name?: string }[]).map((file) => file.name ?? '').join('、');
  if (format === 'html')
    return String(value)
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim();
  return String(value);
}
