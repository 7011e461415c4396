import type { Json, Variables } from '../../platform/engine/index.js';
import type { ValidatedForm } from '../../platform/forms/index.js';
import { cloneJson } from './clone-json.js';
import type { Filling, FormChecks } from './form-checks.js';

/** One form of the story: where it was filled in, with what, and what the server made of it. */
export interface Chapter {
  filling: Filling;
  data: Variables;
  result: ValidatedForm;
}

const projectId = '00000000-0000-4000-8000-00000000000a';

/**
 * A project from the first form to the last, each filled in with its sample; what one form says stands where the next
 * ones read it, as the process would put it there.
 */
export async function tellProject(checks: FormChecks): Promise<Map<string, Chapter>> {
  const chapters = new Map<string, Chapter>();
  const town = checks.organisation('jiahe');
  const client = { id: town.id, name: town.name, type: town.type };
  const project: Variables = {};
  let constants: Variables = { subject: null };

  async function fillIn(form: string, as: string, now: string, around = { variables: project, constants }) {
    const filling: Filling = cloneJson({ as, now, ...around });
    const data = await checks.sample(form, filling);
    const result = await checks.validate(form, data, filling);
    chapters.set(form, { filling, data, result });
    return { ...result.data, _completed: now, _count: 1, _by: { id: '1', name: '演禾' } };
  }

  project['initiation'] = await fillIn('project-initiation', 'jiahe', '2026-11-23T09:30:00+08:00');
  const metadata = { _id: projectId, _number: 'SX-2026-01-0001', _organisation: client };
  constants = { subject: null, ...metadata, _state: '待发包' };
  project['organiser'] = client;
  project['announcement'] = await fillIn('tender-announcement', 'jiahe', '2026-11-23T10:00:00+08:00');
  project['tender'] = { ...(project['announcement'] as Variables), round: 1, corrections: 0 };
  constants = { ...constants, _state: '报名中' };
  const correction = await fillIn('correction-announcement', 'jiahe', '2026-11-24T10:00:00+08:00');

  const subject = { ...project, ...metadata, _state: '报名中' };
  const enrolment = await fillIn('enrolment', 'jiagou', '2026-11-24T11:00:00+08:00', {
    variables: {},
    constants: { subject },
  });
  const enrolled = {
    variables: {
      enrol: enrolment,
      receiptNumber: { value: 'SX-2026-01-0001-BM-7Q4K9T2W-K', code: '9KQ2-M7RD-41TX' },
    },
    constants: { subject: { ...subject, correction }, _id: 'e', _state: '待确认' },
  };
  await fillIn('reconfirmation', 'jiagou', '2026-11-24T12:00:00+08:00', enrolled);
  await fillIn('withdrawal', 'jiagou', '2026-11-24T12:00:00+08:00', enrolled);

  project['enrolments'] = [
    entry(checks, enrolment, { id: 'first', organisation: 'jiagou', quotation: '269800.00', receipt: 'B' }),
    entry(checks, enrolment, { id: 'second', organisation: 'yizhu', quotation: '269800.00', receipt: 'C' }),
    entry(checks, enrolment, {
      id: 'third',
      organisation: 'wujiang',
      quotation: '260000.00',
      receipt: 'A',
      fails: '资质过期',
    }),
  ];
  constants = { ...constants, _state: '待资格审查' };
  project['qualificationReview'] = await fillIn('qualification-review', 'jiahe', '2026-12-01T14:00:00+08:00');
  constants = { ...constants, _state: '待发布中选' };
  project['award'] = await fillIn('award', 'jiahe', '2026-12-02T10:00:00+08:00');
  project['construction'] = await fillIn('construction-info', 'jiahe', '2026-12-08T10:00:00+08:00');
  constants = { ...constants, _state: '施工中' };
  project['notifyFirms'] = await fillIn('notify-firms', 'jiahe', '2027-01-25T10:00:00+08:00');
  project['supervisionReport'] = await fillIn('supervision-report', 'jiheng', '2027-01-26T10:00:00+08:00');
  project['auditReport'] = await fillIn('audit-report', 'gengxin', '2027-01-26T11:00:00+08:00');
  project['completion'] = await fillIn('completion-info', 'jiahe', '2027-01-27T10:00:00+08:00');
  constants = { ...constants, _state: '待评价' };
  project['evaluation'] = await fillIn('evaluation', 'jiahe', '2027-01-28T10:00:00+08:00');

  const { construction: _, ...beforeContract } = project;
  await fillIn('termination', 'jiahe', '2026-12-03T10:00:00+08:00', { variables: beforeContract, constants });
  return chapters;
}

interface Enrolled {
  id: string;
  organisation: string;
  quotation: string;
  receipt: string;
  fails?: string;
}

/** An enrolment as the process collects it after the deadline. */
function entry(
  checks: FormChecks,
  filled: Variables,
  { id, organisation, quotation, receipt, fails }: Enrolled,
): Json {
  const { name, code, id: organisationId } = checks.organisation(organisation);
  return {
    enrolmentId: id,
    organisation: { id: organisationId, name, type: 'contractor' },
    uscc: code,
    receiptNo: receipt,
    submittedAt: filled['_completed']!,
    manager: filled['manager']!,
    qualifications: filled['qualifications']!,
    quotation,
    promisedDays: filled['promisedDays']!,
    qualityPromise: filled['qualityPromise']!,
    quotationFile: filled['quotationFile']!,
    files: filled['files']!,
    autoCheck: { pass: fails === undefined, reason: fails ?? '' },
  };
}
