import { refuse } from '../../kernel/index.js';
import type { CompiledProcess, ElementInfo } from '../../engine/index.js';
import type { Release, View } from '../../definitions/index.js';

export type StageKind = 'stage' | 'action' | 'start' | 'about';

/** What a list of a menu entry is about: elements of one process, or its start. */
export interface StagePlace {
  kind: StageKind;
  process: CompiledProcess;
  /** For starts: the one start element. */
  elements: ElementInfo[];
}

/** Reads `process/element[,process/element]`, or `process` for a start. @throws Refusal `not-found` */
export function readStagePlace(release: Release, text: string, kind: StageKind): StagePlace {
  const places = text.split(',').map((place) => place.trim().split('/'));
  const process = release.processes.get(places[0]?.[0] ?? '')?.compiled;
  if (!process || places.some(([id]) => id !== process.id)) throw refuse('not-found');
  const elements =
    kind === 'start' || kind === 'about'
      ? Object.values(process.elements).filter(({ startable }) => startable)
      : places.flatMap(([, element]) => process.elements[element ?? ''] ?? []);
  if (elements.length === 0) throw refuse('not-found');
  return { kind, process, elements };
}

/** Columns, filters and order that lists of a process have: its property `listView`, else number, title and state. */
export function listViewOf(
  release: Release,
  process: CompiledProcess,
): Pick<View, 'source' | 'columns' | 'filters' | 'sort'> {
  const view = release.views.get(process.properties['listView'] ?? '');
  return view ?? { source: { instances: process.id }, ...plainList };
}

const plainList: Pick<View, 'columns' | 'filters' | 'sort'> = {
  columns: [
    { path: '_number', title: '编号', format: 'text', place: 'meta' },
    { path: '_title', title: '名称', format: 'text', place: 'title' },
    { path: '_state', title: '状态', format: 'state', place: 'tag' },
    { path: '_started', title: '发起时间', format: 'date', place: 'date' },
  ],
  filters: [
    { path: '_number', title: '编号', operator: 'contains', format: 'text' },
    { path: '_title', title: '名称', operator: 'contains', format: 'text' },
  ],
  sort: [{ path: '_started', direction: 'desc' }],
};
