import { suggestion } from '../lint/closest-name.js';
import { defineRule, type LintContext } from '../lint/lint-rule.js';
import { references, type Reference, type ReferenceKind } from '../lint/references.js';

const titles: Record<ReferenceKind, string> = {
  form: '表单',
  role: '角色',
  view: '列表',
  dictionary: '字典',
  record: '业务记录类型',
  number: '编号规则',
  message: '消息',
  print: '打印模板',
  process: '流程',
  decision: '决策',
  'organisation type': '单位类型',
  stage: '环节',
  lookup: '查询（lookups）',
};

/** Every name that stands for another definition leads to one. */
export const unresolvedName = defineRule('unresolved-name', (context) => {
  const known = knownNames(context);
  return references(context).flatMap((reference) =>
    missing(reference, reference.known ?? known[reference.kind]),
  );
});

function missing({ file, element, kind, name }: Reference, known: readonly string[]) {
  if (known.includes(name)) return [];
  return [
    {
      file,
      element,
      message: `找不到${titles[kind]}“${name}”。`,
      fix: `${suggestion(name, known)}改成已有的名字，或者补上这个定义。`,
    },
  ];
}

function knownNames({ parsed, compiled }: LintContext): Record<ReferenceKind, string[]> {
  const { forms, roles, views, dictionaries, records, numbers, messages } = parsed.json;
  return {
    form: [...forms.keys()],
    role: [...roles.keys()],
    view: [...views.keys()],
    dictionary: [...dictionaries.keys()],
    record: [...records.keys()],
    number: [...numbers.keys()],
    message: [...messages.keys()],
    print: [...parsed.prints.keys()],
    process: [...parsed.processes.keys()],
    decision: [...parsed.decisions.keys()],
    'organisation type': parsed.bundle?.organisationTypes.map(({ id }) => id) ?? [],
    stage: [...compiled].flatMap(([process, { elements }]) =>
      Object.keys(elements).map((id) => `${process}/${id}`),
    ),
    lookup: [],
  };
}
