/** What V8's profiler gives. */
export interface CpuProfile {
  nodes: {
    id: number;
    callFrame: { functionName: string; url: string };
    children?: number[];
  }[];
  /** Ids of nodes, and the microseconds since the sample before. */
  samples: number[];
  timeDeltas: number[];
}

export interface Share {
  name: string;
  /** Of the time that the thread was busy, 0…1. */
  part: number;
}

export interface ProfileSummary {
  /** 0…1 of the recorded time. */
  busy: number;
  areas: Share[];
  functions: Share[];
  /** Time spent in a function of the platform and everything it called without waiting. */
  inclusive: Share[];
}

type Frame = CpuProfile['nodes'][number]['callFrame'];

/** Self time by area and by function. Code of V8 itself (JSON, strings, sorting) counts for whoever called it;
 * the profiler's own does not count. */
export function summariseProfile(profile: CpuProfile): ProfileSummary {
  const nodes = new Map(profile.nodes.map((node) => [node.id, node]));
  const parents = new Map(
    profile.nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id])),
  );
  const areas = new Map<string, number>();
  const functions = new Map<string, number>();
  const inclusive = new Map<string, number>();
  let [idle, busy] = [0, 0];
  profile.samples.forEach((id, index) => {
    const time = profile.timeDeltas[index]!;
    const frames = stackOf(id).map((each) => nodes.get(each)!.callFrame);
    if (frames.some(({ url }) => url.startsWith('node:inspector'))) return;
    if (frames[0]!.functionName === '(idle)') {
      idle += time;
      return;
    }
    busy += time;
    const owner = frames.find(({ url }) => url !== '');
    add(areas, owner ? areaOf(owner.url) : frames[0]!.functionName, time);
    add(functions, owner ? nameOf(owner) : frames[0]!.functionName, time);
    const own = frames.filter(({ url }) => url.includes('/platform/')).map(nameOf);
    for (const name of new Set(own)) add(inclusive, name, time);
  });
  const shares = (times: Map<string, number>): Share[] =>
    [...times]
      .map(([name, time]) => ({ name, part: time / busy }))
      .sort((one, other) => other.part - one.part);
  return {
    busy: busy / (busy + idle),
    areas: shares(areas),
    functions: shares(functions),
    inclusive: shares(inclusive),
  };

  /** A node and its callers, innermost first. */
  function stackOf(id: number): number[] {
    const stack = [id];
    for (let parent = parents.get(id); parent !== undefined; parent = parents.get(parent)) stack.push(parent);
    return stack;
  }
}

function add(times: Map<string, number>, name: string, time: number): void {
  times.set(name, (times.get(name) ?? 0) + time);
}

/** `platform/forms`, a package's name, or a module of Node. */
function areaOf(url: string): string {
  const packaged = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url);
  if (packaged) return packaged[1]!;
  const own = /\/(platform\/(?:[^/]+(?=\/))?)/.exec(url);
  if (own) return own[1]!;
  return url.startsWith('node:') ? url.split('/').slice(0, 2).join('/') : url;
}

function nameOf({ functionName, url }: Frame): string {
  const place = /.*\/node_modules\/(.*)/.exec(url)?.[1] ?? /\/(platform\/.*)/.exec(url)?.[1] ?? url;
  return `${functionName || '(anonymous)'} ${place}`;
}
