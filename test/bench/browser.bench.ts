export async function benchBrowser(..._a: any[]): Promise<any> {
  return { rows: [] };
}
