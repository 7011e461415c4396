/** More columns than this need smaller letters to stand side by side on paper. */
const manyColumns = 8;
/** Longer runs of digits, such as codes, may break rather than push the table off the paper. */
const longestFigure = 24;

export const isWide = (cellsPerRow: number[]): boolean => Math.max(0, ...cellsPerRow) > manyColumns;

/** An amount, a number with its unit, a date or a moment: it is read as one and never broken inside. */
export function isFigure(text: string): boolean {
  const trimmed = text.trim();
  return trimmed.length <= longestFigure && /^[¥￥+-]?\d[\d\s,.:/%年月日时分-]*[元天个]?$/.test(trimmed);
}
