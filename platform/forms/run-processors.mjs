import { Utils } from '@formio/core/utils';

const { eachComponentData, getModelType } = Utils;

/**
 * What Form.io's `processSync` does, by its own traversal and processors, with plain contexts: there `value` is an
 * accessor with closures of its own, so that no two contexts have the same shape, and every rule copies one (3 times slower).
 * @returns the scope; `filtered` are the data that the form has a place for
 */
export function runProcessors(components, data, processors) {
  const scope = { errors: [] };
  const form = { components };
  const config = { server: true };
  const run = (phase) => (component, _data, row, path, siblings, index, parent, paths, localRoot) => {
    // one shape, with room for what Form.io's validation sets
    const context = {
      form,
      data,
      scope,
      processors,
      config,
      component,
      components: siblings,
      path,
      paths,
      row,
      index,
      instance: undefined,
      parent,
      localRoot,
      processor: 'custom',
      value: undefined,
      rules: undefined,
      skipValidation: undefined,
    };
    for (const processor of processors) {
      if (!processor[phase]) continue;
      // the one before may have changed it
      context.value = valueOf(context);
      processor[phase](context);
    }
  };
  const [before, after] = [run('processSync'), run('postProcessSync')];
  eachComponentData(components, data, before, false, false, undefined, undefined, false, after);
  return scope;
}

function valueOf({ component, data, path, paths }) {
  const model = getModelType(component);
  if (!component.type || model === 'none' || model === 'content') return undefined;
  return valueAt(data, paths?.dataPath || path);
}

/** @param path Form.io data path: `rows[2].name` */
function valueAt(data, path) {
  let value = data;
  for (const key of path.split(/[.[\]]+/)) {
    if (key === '') continue;
    if (value === null || typeof value !== 'object' || !Object.hasOwn(value, key)) return undefined;
    value = value[key];
  }
  return value;
}
