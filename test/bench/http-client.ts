import net from 'node:net';

export interface Answer {
  status: number;
  headers: string;
  text: string;
}

/**
 * One browser's connection, kept alive: a request is one write, an answer one scan for its length. The load generator
 * shares the machine with what it measures, so it has to be cheap.
 */
export class HttpClient {
  private socket: net.Socket | null = null;
  private received: Buffer = Buffer.alloc(0);
  private pending: { resolve(answer: Answer): void; reject(fault: Error): void } | null = null;
  private session = '';

  constructor(private readonly port: number) {}

  /** @throws when the account or its password is wrong */
  async login(username: string, password: string): Promise<void> {
    const answer = await this.send('POST', '/session', { username, password });
    const cookie = /^set-cookie: ([^;\r\n]+)/im.exec(answer.headers)?.[1];
    if (answer.status !== 200 || !cookie) throw new Error(`Expected ${username} to log in: ${answer.text}`);
    const { csrf } = JSON.parse(answer.text) as { csrf: string };
    this.session = `cookie: ${cookie}\r\nx-csrf-token: ${csrf}\r\n`;
  }

  /** @throws unless the answer is 200 */
  async get<T>(path: string): Promise<T> {
    const { status, text } = await this.send('GET', path);
    if (status !== 200) throw new Error(`GET ${path} answered ${status}: ${text}`);
    return JSON.parse(text) as T;
  }

  /** Path below `/api`. */
  send(method: 'GET' | 'POST', path: string, body?: unknown, idempotencyKey?: string): Promise<Answer> {
    const content = body === undefined ? '' : JSON.stringify(body);
    const head =
      `${method} /api${path} HTTP/1.1\r\nhost: 127.0.0.1:${this.port}\r\n${this.session}` +
      (idempotencyKey ? `idempotency-key: ${idempotencyKey}\r\n` : '') +
      (content
        ? `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(content)}\r\n\r\n`
        : '\r\n');
    return new Promise((resolve, reject) => {
      this.pending = { resolve, reject };
      this.connected().write(head + content);
    });
  }

  close(): void {
    this.pending = null;
    this.socket?.destroy();
  }

  /** The server closes a connection that has been idle for a while; like a browser we open another one then. */
  private connected(): net.Socket {
    if (this.socket) return this.socket;
    const socket = net.connect({ port: this.port, host: '127.0.0.1', noDelay: true });
    const end = (fault: Error): void => {
      if (this.socket === socket) this.socket = null;
      const { pending } = this;
      this.pending = null;
      pending?.reject(fault);
    };
    socket.on('data', (chunk) => this.receive(chunk));
    socket.on('error', end);
    socket.on('close', () => end(new Error('The server closed the connection')));
    this.socket = socket;
    return socket;
  }

  private receive(chunk: Buffer): void {
    this.received = this.received.length === 0 ? chunk : Buffer.concat([this.received, chunk]);
    const end = this.received.indexOf('\r\n\r\n');
    if (end < 0) return;
    const headers = this.received.toString('latin1', 0, end);
    const length = Number(/^content-length: (\d+)/im.exec(headers)?.[1] ?? 0);
    if (this.received.length < end + 4 + length) return;
    const text = this.received.toString('utf8', end + 4, end + 4 + length);
    this.received = this.received.subarray(end + 4 + length);
    const { pending } = this;
    this.pending = null;
    pending?.resolve({ status: Number(headers.slice(9, 12)), headers, text });
  }
}
