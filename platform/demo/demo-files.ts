import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { FileService } from '../files/index.js';
import type { PersonActor } from '../identity/index.js';
import type { FileRef } from '../kernel/index.js';

/** Makes small files that are what their names say, and uploads them as a person would. */
@Injectable()
export class DemoFiles {
  constructor(private readonly files: FileService) {}

  async upload(name: string, actor: PersonActor): Promise<FileRef> {
    const make = makers[name.split('.').at(-1) ?? ''];
    if (!make) throw new Error(`演示文件“${name}”的类型不支持，可用：${Object.keys(makers).join('、')}。`);
    const content = make(name.replace(/\.[^.]+$/, ''), actor.organisation?.name ?? actor.person.name);
    return this.files.store({ name, content: Readable.from([content]) }, actor);
  }
}

const makers: Record<string, (title: string, owner: string) => Buffer> = {
  pdf: makePdf,
  jpg: () => smallestJpeg,
};

/** One A4 page with two lines of Chinese, in a font that every PDF reader brings along. */
function makePdf(title: string, owner: string): Buffer {
  const page = `BT /F1 22 Tf 72 740 Td <${hex(title)}> Tj /F1 12 Tf 0 -36 Td <${hex(`${owner} · 演示文件`)}> Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${page.length} >>\nstream\n${page}\nendstream`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UTF16-H /DescendantFonts [6 0 R] >>',
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /FontDescriptor 7 0 R >>',
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
  ];
  let text = '%PDF-1.5\n';
  const offsets = objects.map((object, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  text += `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}

function hex(text: string): string {
  return Buffer.from(text, 'utf16le').swap16().toString('hex');
}

/** One grey pixel. */
const smallestJpeg = Buffer.from(
  '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAA//EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AN//Z',
  'base64',
);
