const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The first 60 bits of a MAC as three groups of four Crockford base32 characters, for example `9KQ2-M7RD-41TX`. */
export function verificationCode(mac: Uint8Array): string {
  let bits = 0n;
  for (const byte of mac.subarray(0, 8)) bits = (bits << 8n) | BigInt(byte);
  bits >>= 4n;
  const characters = Array.from(
    { length: 12 },
    (_, index) => alphabet[Number((bits >> BigInt(55 - index * 5)) & 31n)],
  );
  return characters.join('').replace(/(.{4})(?=.)/g, '$1-');
}
