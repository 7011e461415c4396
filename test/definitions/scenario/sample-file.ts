/** A small file that is what its name says; a PDF has one empty page. */
export function sampleFile(name: string): Buffer {
  return name.endsWith('.jpg') ? jpeg : pdf;
}

const objects = [
  '<< /Type /Catalog /Pages 2 0 R >>',
  '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
  '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>',
];
const body = objects.map((object, index) => `${index + 1} 0 obj\n${object}\nendobj\n`).join('');
const pdf = Buffer.from(`%PDF-1.5\n${body}trailer\n<< /Size 4 /Root 1 0 R >>\n%%EOF\n`);
const jpeg = Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex');
