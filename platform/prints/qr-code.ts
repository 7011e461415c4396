import QRCode from 'qrcode';

/** A QR code as an SVG data address, for the `src` of an image; null when there is nothing to encode. */
export function qrCode(text: unknown): string | null {
  if (typeof text !== 'string' || text === '') return null;
  const { modules } = QRCode.create(text, {});
  const size = modules.size + 2 * quietZone;
  const squares = Array.from(modules.data.keys())
    .filter((index) => modules.data[index])
    .map(
      (index) =>
        `M${(index % modules.size) + quietZone} ${Math.floor(index / modules.size) + quietZone}h1v1h-1z`,
    );
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges">` +
    `<rect width="${size}" height="${size}" fill="#fff"/><path d="${squares.join('')}"/></svg>`;
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
}

/** Blank modules around the code that ISO/IEC 18004 asks for. */
const quietZone = 4;
