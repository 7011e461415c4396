import { Rights, type DataRow } from '../../records/index.js';
import { completedPath, duePath } from './task-source.js';

const ownPaths = ['_id', '_number', '_title', '_state', '_task', duePath, completedPath];

/**
 * Rights over a list of one's own tasks: a task comes with its time and with the name of what it belongs to; everything
 * else of the instance is shown as far as the rules allow.
 */
export class TaskRights extends Rights {
  override mayRead(path: string): boolean {
    return ownPaths.includes(path) || super.mayRead(path);
  }

  override hides(path: string): boolean {
    return !ownPaths.includes(path) && super.hides(path);
  }

  override redact(row: DataRow): DataRow {
    const own = Object.fromEntries(ownPaths.flatMap((path) => (path in row ? [[path, row[path]]] : [])));
    return { ...super.redact(row), ...own };
  }
}
