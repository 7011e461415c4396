import type { Duplex } from 'node:stream';
import type { Connection as DriverConnection, Submittable } from 'pg';
import { prepareValue } from 'pg/lib/utils.js';
import type { Connection, Result, Row, Statement } from './statement.js';

/** Sends statements together and waits once: PostgreSQL skips those behind one that fails. */
export async function roundTrip(connection: Connection, statements: readonly Statement[]): Promise<Result[]> {
  const trip = new RoundTrip(connection, statements);
  connection.query(trip);
  try {
    return await trip.done;
  } catch (fault) {
    markLost(connection, fault);
    // where it was asked for, not where the socket was read
    if (fault instanceof Error) Error.captureStackTrace(fault);
    throw trip.current?.explain?.(fault) ?? fault;
  }
}

/** Anything but an ordinary error of a statement means that the connection is gone. */
export function markLost(connection: Connection, fault: unknown): void {
  if ((fault as { severity?: string }).severity !== 'ERROR') connection._invalid = true;
}

/** What the driver's connection offers to those who submit to it, beyond its published types. */
interface Wire {
  stream: Duplex;
  parse(message: { name: string; text: string }): void;
  bind(message: { statement: string; values: readonly unknown[] }): void;
  describe(message: { type: 'P' }): void;
  execute(): void;
  close(message: { type: 'S'; name: string }): void;
  sync(): void;
}

interface Column {
  name: string;
  read: (text: string) => unknown;
}
interface RowDescription {
  fields: { name: string; dataTypeID: Parameters<Connection['getTypeParser']>[0] }[];
}

/** Statements that a connection knows, with the columns of their rows. */
const known = new WeakMap<Connection, Map<string, readonly Column[]>>();

/** The driver calls `submit` and then one `handle…` for each message of PostgreSQL until it is ready again. */
class RoundTrip implements Submittable {
  readonly done: Promise<Result[]>;
  private resolve!: (results: Result[]) => void;
  private reject!: (fault: unknown) => void;
  private readonly results: Result[] = [];
  private rows: Row[] = [];
  private columns: readonly Column[] = [];
  private unreadable: unknown = null;
  private readonly prepared: Map<string, readonly Column[]>;
  private readonly values: (string | Buffer | null)[][];

  constructor(
    private readonly connection: Connection,
    private readonly statements: readonly Statement[],
  ) {
    this.done = new Promise((resolve, reject) => Object.assign(this, { resolve, reject }));
    this.values = statements.map(({ values }) => values.map((value) => prepareValue(value)));
    let prepared = known.get(connection);
    if (!prepared) known.set(connection, (prepared = new Map<string, readonly Column[]>()));
    this.prepared = prepared;
  }

  /** The one that is being answered. */
  get current(): Statement | undefined {
    return this.statements[this.results.length];
  }

  submit(connection: DriverConnection): void {
    const wire = connection as unknown as Wire;
    wire.stream.cork();
    this.statements.forEach((statement, index) => this.write(wire, statement, this.values[index]!));
    wire.sync();
    wire.stream.uncork();
    this.columns = this.knownColumns();
  }

  private write(wire: Wire, { name = '', text }: Statement, values: (string | Buffer | null)[]): void {
    const isKnown = this.prepared.has(name);
    if (!isKnown) {
      // one of this name may be there: it was prepared and then failed
      if (name) wire.close({ type: 'S', name });
      wire.parse({ name, text });
    }
    wire.bind({ statement: name, values });
    if (!isKnown) wire.describe({ type: 'P' });
    wire.execute();
  }

  private knownColumns(): readonly Column[] {
    return this.prepared.get(this.current?.name ?? '') ?? [];
  }

  handleRowDescription({ fields }: RowDescription): void {
    this.columns = fields.map(({ name, dataTypeID }) => ({
      name,
      read: this.connection.getTypeParser(dataTypeID, 'text') as Column['read'],
    }));
  }

  handleDataRow({ fields }: { fields: (string | null)[] }): void {
    const row: Row = {};
    const { columns } = this;
    try {
      for (let index = 0; index < columns.length; index += 1) {
        const { name, read } = columns[index]!;
        const text = fields[index]!;
        row[name] = text === null ? null : read(text);
      }
    } catch (fault) {
      this.unreadable ??= fault;
    }
    this.rows.push(row);
  }

  handleCommandComplete({ text }: { text: string }): void {
    const name = this.current?.name;
    if (name) this.prepared.set(name, this.columns);
    const [command = '', ...counts] = text.split(' ');
    this.results.push({ rows: this.rows, rowCount: Number(counts.at(-1) ?? 0), command });
    this.rows = [];
    this.columns = this.knownColumns();
  }

  handleEmptyQuery(): void {
    this.handleCommandComplete({ text: '' });
  }

  handleReadyForQuery(): void {
    if (this.unreadable === null) this.resolve(this.results);
    else this.reject(this.unreadable);
  }

  handleError(fault: unknown): void {
    // also when the rows that it gives have changed: it is prepared anew
    if (this.current?.name) this.prepared.delete(this.current.name);
    this.reject(fault);
  }
}
