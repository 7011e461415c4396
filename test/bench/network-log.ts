import type { CDPSession } from 'playwright-core';

export interface Traffic {
  requests: number;
  /** Over the wire: compressed bodies and headers. */
  bytes: number;
  /** The same by what was asked for: script, stylesheet, font … */
  byType: Record<string, { requests: number; bytes: number }>;
}

/** Counts what a page loads over the network; what comes from a cache does not count. */
export class NetworkLog {
  private readonly types = new Map<string, string>();
  private readonly cached = new Set<string>();
  private readonly traffic: Traffic = { requests: 0, bytes: 0, byType: {} };

  static async of(session: CDPSession): Promise<NetworkLog> {
    const log = new NetworkLog();
    session.on('Network.requestWillBeSent', ({ requestId, type = 'Other' }) => {
      log.types.set(requestId, type.toLowerCase());
    });
    session.on('Network.requestServedFromCache', ({ requestId }) => void log.cached.add(requestId));
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      if (!log.cached.has(requestId)) log.add(log.types.get(requestId) ?? 'other', encodedDataLength);
    });
    await session.send('Network.enable');
    return log;
  }

  /** Everything loaded so far. */
  get total(): Traffic {
    return structuredClone(this.traffic);
  }

  private add(type: string, bytes: number): void {
    const ofType = (this.traffic.byType[type] ??= { requests: 0, bytes: 0 });
    for (const sum of [this.traffic, ofType]) {
      sum.requests += 1;
      sum.bytes += bytes;
    }
  }
}
