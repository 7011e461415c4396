import { Injectable } from '@nestjs/common';
import type { Trail } from '../../kernel/index.js';
import type { Variables } from '../../engine/index.js';
import type { Actor } from '../../identity/index.js';
import { TrailLog, verifyChain, type TrailLink } from '../../trail/index.js';
import { filesIn } from '../../files/index.js';
import { RecomputeInstance } from '../recompute-instance.js';
import { InstancePages } from './instance-page.js';

const commandWords: Record<string, string> = {
  start: '发起',
  complete: '办理',
  action: '办理',
  message: '收到消息',
  timer: '定时',
  retry: '重新执行',
};

/** The trail of an instance as a timeline; the chain is verified, and the instance computed again, while it is read. */
@Injectable()
export class TrailPages {
  constructor(
    private readonly pages: InstancePages,
    private readonly trail: TrailLog,
    private readonly recompute: RecomputeInstance,
  ) {}

  async show(id: string, actor: Actor): Promise<Trail> {
    const { instance, readable } = await this.pages.read(id, actor);
    const links = await this.trail.read(id);
    return {
      entries: links.map((link) => entryOf(link, readable)).reverse(),
      ...verifyChain(links, instance.trail),
      recomputation: await this.recompute.run(instance, links),
    };
  }
}

function entryOf(
  { entry, payload, hash, at, seq }: TrailLink,
  readable: Variables,
): Trail['entries'][number] {
  // names of files are shown to whoever may read the step that they belong to
  const mayRead = entry.element !== null && entry.element in readable;
  const files = payload && mayRead ? filesIn(payload.data).map(({ name, sha256 }) => ({ name, sha256 })) : [];
  return {
    seq,
    at,
    command: entry.command,
    element: entry.element,
    title: entry.title,
    detail: [commandWords[entry.command], files.length > 0 ? `${files.length} 个附件` : '']
      .filter(Boolean)
      .join('，'),
    person: entry.actor.person,
    organisation: entry.actor.organisation,
    release: entry.release,
    form: entry.form && `${entry.form.id}@${entry.form.version}`,
    files,
    hash,
    previousHash: entry.previous,
  };
}
