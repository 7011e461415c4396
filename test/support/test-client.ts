import type { Session } from '../../platform/kernel/index.js';
import type { TestApp } from './test-app.js';

export interface Answer<T = any> {
  status: number;
  body: T;
  headers: Headers;
}

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** One browser: keeps its cookie and sends the CSRF token. Paths are below `/api`. */
export class TestClient {
  cookie: string | null = null;
  csrf: string | null = null;

  constructor(private readonly url: string) {}

  get<T = any>(path: string, headers: Record<string, string> = {}): Promise<Answer<T>> {
    return this.send('GET', path, undefined, headers);
  }
  post<T = any>(path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer<T>> {
    return this.send('POST', path, body, headers);
  }
  put<T = any>(path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer<T>> {
    return this.send('PUT', path, body, headers);
  }
  delete<T = any>(path: string, headers: Record<string, string> = {}): Promise<Answer<T>> {
    return this.send('DELETE', path, undefined, headers);
  }

  /** Sends one file as the browser does. */
  upload<T = any>(path: string, name: string, content: Uint8Array): Promise<Answer<T>> {
    const boundary = 'test-boundary';
    const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: application/octet-stream\r\n\r\n`;
    const body = Buffer.concat([Buffer.from(head), content, Buffer.from(`\r\n--${boundary}--\r\n`)]);
    return this.send('POST', path, body, { 'content-type': `multipart/form-data; boundary=${boundary}` });
  }

  async login(username: string, password: string): Promise<Answer<Session>> {
    const answer = await this.post<Session>('/session', { username, password });
    if (answer.status === 200) {
      this.cookie = answer.headers.getSetCookie()[0]!.split(';')[0]!;
      this.csrf = answer.body.csrf;
    }
    return answer;
  }

  private async send<T>(
    method: Method,
    path: string,
    body: unknown,
    headers: Record<string, string>,
  ): Promise<Answer<T>> {
    const raw = body instanceof Uint8Array;
    const answer = await fetch(`${this.url}/api${path}`, {
      method,
      redirect: 'manual',
      headers: {
        ...(this.cookie ? { cookie: this.cookie } : {}),
        ...(this.csrf ? { 'x-csrf-token': this.csrf } : {}),
        ...(body === undefined || raw ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: raw ? body : JSON.stringify(body) }),
    });
    const isJson = (answer.headers.get('content-type') ?? '').includes('json');
    return {
      status: answer.status,
      body: (isJson ? await answer.json() : Buffer.from(await answer.arrayBuffer())) as T,
      headers: answer.headers,
    };
  }
}

export const testPassword = 'correct horse 8';

/** A client that has logged in. @throws when the account or its password is wrong */
export async function login(app: TestApp, username: string, password = testPassword): Promise<TestClient> {
  const client = new TestClient(app.url);
  const answer = await client.login(username, password);
  if (answer.status !== 200)
    throw new Error(`Expected ${username} to log in, but: ${JSON.stringify(answer.body)}`);
  return client;
}

/** A client that has not logged in. */
export function visitor(app: TestApp): TestClient {
  return new TestClient(app.url);
}
