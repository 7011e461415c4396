import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Sealer, Sql, type Transaction } from '../kernel/index.js';
import { hashOf, type TrailEntry, type TrailPayload, type TrailReplay } from './trail-entry.js';
import type { Variables } from '../engine/index.js';

/** One row of the table, ready to be written in the command's own statement. */
export interface TrailRow {
  seq: number;
  at: string;
  entry: TrailEntry;
  payload: TrailPayload | null;
  payloadSealed: Buffer | null;
  previousHash: string;
  hash: string;
}

/** A link as it stands in the database, opened. */
export interface TrailLink extends Omit<TrailRow, 'payloadSealed'> {
  /** False when the payload was erased on purpose: the hash stays and the chain still verifies. */
  payloadPresent: boolean;
}

export interface Verification {
  verified: boolean;
  /** `seq` of the first link that does not hold. */
  brokenAt: number | null;
}

@Injectable()
export class TrailLog {
  constructor(
    private readonly sql: Sql,
    private readonly sealer: Sealer,
  ) {}

  /** Chains an entry to `previous`. `seal` keeps the payload readable for the service only. */
  link(
    entry: Omit<TrailEntry, 'payloadHash'>,
    content: { data: Variables; replay: TrailReplay },
    seal: boolean,
  ): TrailRow {
    const payload: TrailPayload = { nonce: randomUUID(), ...content };
    const complete: TrailEntry = { ...entry, payloadHash: hashOf(payload) };
    return {
      seq: entry.seq,
      at: entry.at,
      entry: complete,
      payload: seal ? null : payload,
      payloadSealed: seal ? this.sealer.seal(payload) : null,
      previousHash: entry.previous,
      hash: hashOf(complete),
    };
  }

  async read(instanceId: string, tx?: Transaction): Promise<TrailLink[]> {
    const rows = await this.sql.query<StoredLink>(
      `SELECT seq, at, entry, payload, payload_sealed, previous_hash, hash
         FROM trail WHERE instance_id = $1 ORDER BY seq`,
      [instanceId],
      tx,
    );
    return rows.map((row) => ({
      seq: row.seq,
      at: row.entry.at,
      entry: row.entry,
      payload: row.payload_sealed ? this.openPayload(row.payload_sealed) : row.payload,
      payloadPresent: row.payload !== null || row.payload_sealed !== null,
      previousHash: row.previous_hash,
      hash: row.hash,
    }));
  }

  /** A payload that somebody tampered with must show in the verification, not as a fault of the page. */
  private openPayload(sealed: Buffer): TrailPayload {
    try {
      return this.sealer.open<TrailPayload>(sealed);
    } catch {
      return { nonce: 'damaged', data: {} };
    }
  }
}

interface StoredLink {
  seq: number;
  at: Date;
  entry: TrailEntry;
  payload: TrailPayload | null;
  payload_sealed: Buffer | null;
  previous_hash: string;
  hash: string;
}
