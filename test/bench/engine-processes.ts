/** Processes that both engines can run. */

const header =
  '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="http://example.org">';

/** So many activities: again and again a user task, then two parallel ones; what is left over follows one by one. */
export function someActivities(count: number): string {
  const parts: string[] = ['<startEvent id="start"/>', '<endEvent id="end"/>'];
  const flow = (from: string, to: string): number =>
    parts.push(`<sequenceFlow id="${from}_${to}" sourceRef="${from}" targetRef="${to}"/>`);
  let previous = 'start';
  const follow = (id: string): void => {
    parts.push(`<userTask id="${id}"/>`);
    flow(previous, id);
    previous = id;
  };
  for (let segment = 0; segment < Math.floor(count / 3); segment++) {
    const [split, join] = [`split${segment}`, `join${segment}`];
    follow(`a${segment}`);
    parts.push(...[split, join].map((id) => `<parallelGateway id="${id}"/>`));
    flow(previous, split);
    for (const branch of [`b${segment}`, `c${segment}`]) {
      parts.push(`<userTask id="${branch}"/>`);
      flow(split, branch);
      flow(branch, join);
    }
    previous = join;
  }
  for (let rest = 0; rest < count % 3; rest++) follow(`d${rest}`);
  flow(previous, 'end');
  return `${header}<process id="p" isExecutable="true">${parts.join('')}</process></definitions>`;
}

/** Two tasks that follow each other for ever. */
export const endlessProcess =
  `${header}<process id="p" isExecutable="true"><startEvent id="s"/><exclusiveGateway id="m"/>` +
  '<userTask id="a"/><userTask id="b"/><sequenceFlow id="f" sourceRef="s" targetRef="m"/>' +
  '<sequenceFlow id="g" sourceRef="m" targetRef="a"/><sequenceFlow id="h" sourceRef="a" targetRef="b"/>' +
  '<sequenceFlow id="i" sourceRef="b" targetRef="m"/></process></definitions>';

/** A task that waits while an action beside it is triggered again and again. */
export const correctedProcess =
  header +
  '<message id="m" name="correction"/><process id="p" isExecutable="true">' +
  '<startEvent id="s"/><userTask id="a"/><sequenceFlow id="f" sourceRef="s" targetRef="a"/>' +
  '<subProcess id="correcting" triggeredByEvent="true"><startEvent id="c" isInterrupting="false">' +
  '<messageEventDefinition messageRef="m"/></startEvent><endEvent id="e"/>' +
  '<sequenceFlow id="g" sourceRef="c" targetRef="e"/></subProcess></process></definitions>';
