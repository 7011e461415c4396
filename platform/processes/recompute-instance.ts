import { Injectable } from '@nestjs/common';
import { ReleaseService } from '../definitions/index.js';
import { TrailLog, type TrailLink } from '../trail/index.js';
import { InstanceRepository } from './instance-repository.js';
import type { Instance } from './instance.js';
import { pointOf, TrailReplayer, type Recomputation } from './recompute.js';

/** Computes any instance again from its trail, and names the first entry that does not come to what it says. */
@Injectable()
export class RecomputeInstance {
  constructor(
    private readonly trail: TrailLog,
    private readonly instances: InstanceRepository,
    private readonly releases: ReleaseService,
  ) {}

  async run(instance: Instance, links: readonly TrailLink[]): Promise<Recomputation> {
    // what was added since the instance was read is not its past
    const past = links.filter(({ seq }) => seq <= instance.trail.seq);
    return (await this.replayer(instance, past)).run();
  }

  private async replayer(
    instance: Instance,
    links: readonly TrailLink[],
    wanted?: ReadonlySet<string>,
  ): Promise<TrailReplayer> {
    const release = await this.releases.byHash(instance.release);
    const subjects = await this.subjectsOf(instance, links);
    return new TrailReplayer(instance, links, { release, subjects, ...(wanted ? { wanted } : {}) });
  }

  /** What the instance is about is computed from its own trail, up to where this one looked at it. */
  private async subjectsOf(
    { subjectId }: Instance,
    links: readonly TrailLink[],
  ): Promise<ReadonlyMap<string, Instance>> {
    const points = links.flatMap(({ payload }) => payload?.replay?.subject ?? []);
    const subject = subjectId && points.length > 0 ? await this.instances.find(subjectId) : null;
    if (!subject) return new Map();
    const replayer = await this.replayer(
      subject,
      await this.trail.read(subject.id),
      new Set(points.map(pointOf)),
    );
    replayer.run();
    return replayer.captured;
  }
}
