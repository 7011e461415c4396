import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** One line of the table. Everything is a median over rounds or requests unless its name says otherwise. */
export interface Row {
  part: string;
  name: string;
  unit: string;
  /** Null: not measured; `note` says why. */
  value: number | null;
  p95?: number;
  p99?: number;
  /** What was measured beside it in the same run, in the same unit. */
  peer?: number;
  aim?: string;
  /** Whether the aim is met; absent without an aim. */
  met?: boolean;
  note?: string;
}

export interface Report {
  machine: string;
  startedAt: string;
  quick: boolean;
  rows: Row[];
  /** Lines below the table: where time goes, what was not measured. */
  notes: string[];
}

const headings = ['part', 'measure', 'value', 'unit', 'p95', 'p99', 'peer', 'ratio', 'aim', ''];

export function printReport({ machine, quick, rows, notes }: Report): void {
  const cells = [headings, ...rows.map(cellsOf)];
  const widths = headings.map((_, column) => Math.max(...cells.map((line) => line[column]!.length)));
  const lines = cells.map((line) =>
    line.map((text, column) => align(text, widths[column]!, column)).join('  '),
  );
  const [head, ...body] = lines.map((line) => line.trimEnd());
  const rule = '-'.repeat(Math.max(...lines.map((line) => line.trimEnd().length)));
  const warning = quick ? ['quick run: too short for figures to quote'] : [];
  const missing = rows.flatMap(({ part, name, value, note }) =>
    value === null ? [`${part}: ${name} not measured: ${note}`] : [],
  );
  console.log([machine, ...warning, '', head, rule, ...body, '', ...missing, ...notes].join('\n'));
}

export async function writeReport(report: Report, file: string): Promise<void> {
  await mkdir(path.dirname(path.resolve(file)), { recursive: true });
  await writeFile(file, `${JSON.stringify(report, null, 2)}\n`);
}

function cellsOf(row: Row): string[] {
  const ratio = row.peer !== undefined && row.value !== null ? (row.value / row.peer).toFixed(2) : '';
  const verdict = row.met === undefined ? '' : row.met ? 'met' : 'MISSED';
  const value = row.value === null ? 'not measured' : figure(row.value);
  return [
    row.part,
    row.name,
    value,
    row.unit,
    figure(row.p95),
    figure(row.p99),
    figure(row.peer),
    ratio,
    row.aim ?? '',
    verdict,
  ];
}

function figure(value: number | undefined): string {
  if (value === undefined || Number.isNaN(value)) return '';
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en-US');
  return value.toFixed(Math.abs(value) >= 10 ? 1 : 2);
}

function align(text: string, width: number, column: number): string {
  const isNumber = column === 2 || (column >= 4 && column <= 7);
  return isNumber ? text.padStart(width) : text.padEnd(width);
}
