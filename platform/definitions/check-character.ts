const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/**
 * ISO 7064 MOD 37,36 check character of digits and capital letters; hyphens are passed over.
 * Throws on any other character.
 */
export function checkCharacter(text: string): string {
  let product = 36;
  for (const char of text.replaceAll('-', '')) {
    const value = alphabet.indexOf(char);
    if (value < 0) throw new Error(`校验码只能由数字和大写字母计算，实际有“${char}”。`);
    const sum = (product + value) % 36 || 36;
    product = (sum * 2) % 37;
  }
  return alphabet[(37 - product) % 36]!;
}
