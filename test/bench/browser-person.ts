import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { HttpClient } from './http-client.js';

/** Somebody whose menu leads to a start, and the way there. */
export interface FirstStart {
  username: string;
  password: string;
  /** Titles of the groups and of the entry. */
  menu: string[];
}

interface MenuItem {
  title: string;
  kind: 'group' | 'caption' | 'entry';
  to?: string;
  items?: MenuItem[];
}

/** The first person of the demo data who may start something. @throws when there is nobody */
export async function findStarter(port: number, definitions: string, password: string): Promise<FirstStart> {
  const file = path.join(definitions, 'demo', 'organisations.json');
  const organisations = JSON.parse(await readFile(file, 'utf8')) as { people: { username: string }[] }[];
  for (const { username } of organisations.flatMap(({ people }) => people)) {
    const menu = await menuToStart(port, username, password);
    if (menu) return { username, password, menu };
  }
  throw new Error('Nobody of the demo data may start anything');
}

async function menuToStart(port: number, username: string, password: string): Promise<string[] | null> {
  const client = new HttpClient(port);
  try {
    await client.login(username, password);
    const { items } = await client.get<{ items: MenuItem[] }>('/menu');
    return wayToStart(items);
  } finally {
    client.close();
  }
}

function wayToStart(items: readonly MenuItem[]): string[] | null {
  for (const { title, to, items: below } of items) {
    if (to?.startsWith('/stages?') && new URLSearchParams(to.slice(8)).get('kind') === 'start')
      return [title];
    const way = wayToStart(below ?? []);
    if (way) return [title, ...way];
  }
  return null;
}
