import type { Json } from '../../platform/engine/index.js';
import { Story } from './story.js';

let story: Story;
beforeAll(async () => {
  story = await Story.tell();
});
afterAll(() => story?.close());

describe('a complete submission', () => {
  it.each([
    'project-initiation',
    'tender-announcement',
    'correction-announcement',
    'enrolment',
    'reconfirmation',
    'withdrawal',
    'qualification-review',
    'award',
    'construction-info',
    'notify-firms',
    'supervision-report',
    'audit-report',
    'completion-info',
    'evaluation',
    'termination',
  ])('of %s is accepted', (form) => {
    expect(story.chapter(form).result.errors).toEqual([]);
  });
});

const long = '说'.repeat(2001);
const file = (name: string): Json => [{ $file: name }];

describe('a field that is not filled in as it should be is refused', () => {
  it.each<[form: string, path: string, value: Json | undefined, message: string]>([
    ['project-initiation', 'projectName', '修缮', '请填写6—80字的项目名称'],
    ['project-initiation', 'worksType', undefined, '请选择工程类型'],
    ['project-initiation', 'worksSubtype', 'SZ01', '所选的工程子类不在可选范围内，请重新选择'],
    ['project-initiation', 'content', '短', '请填写10—2000字'],
    ['project-initiation', 'content', long, '请填写10—2000字'],
    ['project-initiation', 'investment', '0.00', '请填写大于0、最多两位小数的金额（元）'],
    ['project-initiation', 'investment', '12.345', '请填写大于0、最多两位小数的金额（元）'],
    ['project-initiation', 'approvalNo', 'a b', '文号为4—40位字符'],
    ['project-initiation', 'approvalFile', [], '请上传立项文件'],
    ['award', 'noticeFile', file('通知书.jpg'), '通知书.jpg'],
    [
      'award',
      'noticeFile',
      [{ $file: '一.pdf' }, { $file: '二.pdf' }],
      '《中选通知书》扫描件最多上传 1 个文件',
    ],
    ['project-initiation', 'plannedDays', 731, '请填写1—730的整数（日历天）'],
    ['project-initiation', 'plannedDays', 1.5, '请填写1—730的整数（日历天）'],
    ['project-initiation', 'leadName', '1', '请填写2—30字的姓名'],
    ['project-initiation', 'leadPhone', '12345', '请填写11位手机号，固定电话请写作“区号-号码”'],
    ['project-initiation', 'splitDeclaration', false, '请确认未将项目拆分'],
    ['tender-announcement', 'requiredRosters', [], '请选择要求的名册库'],
    ['tender-announcement', 'tenderMode', 'direct', '所选的发包方式不在可选范围内，请重新选择'],
    ['tender-announcement', 'selectionMethod', 'composite', '所选的比选办法不在可选范围内，请重新选择'],
    ['tender-announcement', 'controlPriceFile', undefined, '请上传工程量清单及控制价文件'],
    ['correction-announcement', 'reasonText', undefined, '请填写10—2000字'],
    ['correction-announcement', 'values.meetingPlace', undefined, '请填写比选地点'],
    [
      'enrolment',
      'manager',
      { id: '演示-R-9999', name: '某人' },
      '所选的拟派项目负责人不在可选范围内，请重新选择',
    ],
    ['enrolment', 'quotation', undefined, '请填写大于0、最多两位小数的金额（元）'],
    ['enrolment', 'contactMobile', '1540000', '请填写11位手机号'],
    ['enrolment', 'declaration', undefined, '请确认声明'],
    ['reconfirmation', 'choice', undefined, '请选择确认结果'],
    ['withdrawal', 'confirm', false, '请确认撤回'],
    ['qualification-review', 'rows.0.decision', undefined, '请选择资格审查'],
    ['qualification-review', 'rows.2.reasonCode', undefined, '请选择不通过原因'],
    ['qualification-review', 'rows.2.reasonText', undefined, '请写明原因，将告知该单位（10—2000字）'],
    ['qualification-review', 'recordFile', [], '请上传比选记录（签字）'],
    ['award', 'winner', undefined, '请选择中选单位'],
    ['award', 'noticeFile', undefined, '请上传《中选通知书》扫描件'],
    ['construction-info', 'supervisionFirm', undefined, '请选择监理单位'],
    ['construction-info', 'contractFile', undefined, '请上传施工合同'],
    ['construction-info', 'contractNo', '一', '合同编号为4—40位字符'],
    ['notify-firms', 'firms', undefined, '请选择通知单位'],
    ['notify-firms', 'message', '快', '请填写10—500字'],
    ['supervision-report', 'reportFile', undefined, '请上传《监理报告》'],
    ['supervision-report', 'qualityConclusion', undefined, '请选择质量评估结论'],
    ['audit-report', 'approvedAmount', undefined, '请填写大于0、最多两位小数的金额（元）'],
    ['audit-report', 'settlementSheet', undefined, '请上传结算审核定案表（三方签章）'],
    ['completion-info', 'acceptanceReport', undefined, '请上传竣工验收报告'],
    ['completion-info', 'warrantyItems', [], '请至少填写一行保修期限'],
    ['evaluation', 'scores.0.score', undefined, '请填写0至满分之间的得分，最多一位小数'],
    ['evaluation', 'suggestion', undefined, '请填写10—2000字'],
    ['termination', 'confirm', undefined, '请确认已知晓终止后不可恢复'],
    ['termination', 'reason', undefined, '请选择终止原因'],
  ])('%s: %s = %j', async (form, path, value, message) => {
    const { errors } = await story.check(form, { [path]: value });
    const place = path.replace(/\.(\d+)\./g, '[$1].');
    const error = errors.find((candidate) => candidate.path === place);
    expect(error?.message ?? `no error, but ${JSON.stringify(errors)}`).toContain(message);
  });
});

describe('an empty form can be opened', () => {
  it.each([
    ...'project-initiation tender-announcement correction-announcement enrolment reconfirmation withdrawal qualification-review award construction-info notify-firms supervision-report audit-report completion-info evaluation termination'.split(
      ' ',
    ),
  ])('%s shows every fact', async (form) => {
    const { json } = await story.checks.open(form, story.chapter(form).filling);
    const empty = factsIn(json).filter(({ value }) => value === '');
    expect(empty).toEqual([]);
  });
});

function factsIn(component: unknown): { label: string; value: string }[] {
  const { items = [], components = [] } = component as {
    items?: { label: string; value: string }[];
    components?: unknown[];
  };
  return [...items, ...components.flatMap(factsIn)];
}
