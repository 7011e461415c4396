import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../identity/index.js';
import type { z } from 'zod';
import { Clock, Sealer, Sql, type notificationsSchema, type Transaction } from '../kernel/index.js';

export type Notifications = z.infer<typeof notificationsSchema>;

/** Who is told: everybody of an organisation, of a role (of an organisation, when both are given), or one person. */
export interface Recipient {
  /** Organisation id. */
  organisation?: string;
  role?: string;
  /** Person id. */
  person?: string;
}

export interface NewNotification {
  to: Recipient;
  title: string;
  text: string;
  /** Route of the UI host, for example `/instances/<id>`. */
  link?: string;
  /** The words tell something of a sealed instance: they are stored encrypted. */
  sealed?: boolean;
}

interface Words {
  title: string;
  text: string;
  link: string | null;
}

interface NotificationRow extends Words {
  id: string;
  content_sealed: Buffer | null;
  created_at: Date;
  read: boolean;
}

/** How many a person sees; older ones are answered by the pages they were about. */
const shown = 100;

const addressedTo = /* sql */ `(
  n.person_id = $1
  OR (n.person_id IS NULL AND n.organisation_id = $2 AND (n.role IS NULL OR n.role = ANY($3)))
  OR (n.person_id IS NULL AND n.organisation_id IS NULL AND n.role = ANY($3))
)`;
const unread = /* sql */ `NOT EXISTS (
  SELECT 1 FROM notification_reads r WHERE r.notification_id = n.id AND r.person_id = $1
)`;

/** What people are told inside the application. */
@Injectable()
export class NotificationService {
  constructor(
    private readonly sql: Sql,
    private readonly clock: Clock,
    private readonly sealer: Sealer,
  ) {}

  /** Tells all of them in one statement; answers the ids. */
  async notify(notifications: readonly NewNotification[], tx?: Transaction): Promise<string[]> {
    if (notifications.length === 0) return [];
    const rows = notifications.map((notification) => this.toRow(notification));
    await this.sql.query(
      `INSERT INTO notifications (id, organisation_id, role, person_id, title, text, link, content_sealed, created_at)
       SELECT id, organisation_id, role, person_id, title, text, link, decode(content_sealed, 'base64'), $2
         FROM jsonb_to_recordset($1::jsonb) AS new
              (id uuid, organisation_id uuid, role text, person_id uuid, title text, text text, link text,
               content_sealed text)`,
      [JSON.stringify(rows), this.clock.now()],
      tx,
    );
    return rows.map((row) => row.id);
  }

  private toRow({ to, title, text, link, sealed }: NewNotification) {
    const words: Words = { title, text, link: link ?? null };
    return {
      id: randomUUID(),
      organisation_id: to.organisation ?? null,
      role: to.role ?? null,
      person_id: to.person ?? null,
      ...(sealed ? { title: '', text: '', link: null } : words),
      content_sealed: sealed ? this.sealer.seal(words).toString('base64') : null,
    };
  }

  /** Newest first; visitors who have not logged in are told nothing. */
  async listFor(actor: Actor): Promise<Notifications> {
    if (!actor.person) return { unread: 0, items: [] };
    const bind = addressOf(actor);
    const [rows, [count]] = await Promise.all([
      this.sql.query<NotificationRow>(
        `SELECT n.id, n.title, n.text, n.link, n.content_sealed, n.created_at, NOT ${unread} AS read
           FROM notifications n WHERE ${addressedTo}
          ORDER BY n.created_at DESC, n.id LIMIT ${shown}`,
        bind,
      ),
      this.sql.query<{ unread: number }>(
        `SELECT count(*)::int AS unread FROM notifications n WHERE ${addressedTo} AND ${unread}`,
        bind,
      ),
    ]);
    return { unread: count?.unread ?? 0, items: rows.map((row) => this.toItem(row)) };
  }

  private toItem(row: NotificationRow): Notifications['items'][number] {
    const words = row.content_sealed ? this.sealer.open<Words>(row.content_sealed) : row;
    return {
      id: row.id,
      title: words.title,
      text: words.text,
      at: this.clock.format(row.created_at),
      read: row.read,
      to: words.link,
    };
  }

  /** Marks the given notifications, or all, as read; those of other people are left alone. */
  async markRead(actor: Actor, ids: readonly string[] | 'all'): Promise<void> {
    if (!actor.person) return;
    const given = ids === 'all' ? null : ids;
    await this.sql.query(
      `INSERT INTO notification_reads (notification_id, person_id, read_at)
       SELECT n.id, $1, $5 FROM notifications n
        WHERE ${addressedTo} AND ($4::uuid[] IS NULL OR n.id = ANY($4::uuid[])) AND ${unread}
       ON CONFLICT DO NOTHING`,
      [...addressOf(actor), given, this.clock.now()],
    );
  }
}

function addressOf(actor: Actor): [string | null, string | null, string[]] {
  return [actor.person?.id ?? null, actor.organisation?.id ?? null, actor.roles];
}
