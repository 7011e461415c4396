import type { Json, Variables } from '../../platform/engine/index.js';
import { Story, type Change } from './story.js';

let story: Story;
beforeAll(async () => {
  story = await Story.tell();
});
afterAll(() => story?.close());

describe('a rule that does not hold refuses with its own sentence', () => {
  it.each<[form: string, rule: string, change: Change, message: string]>([
    [
      'project-initiation',
      'B01',
      { investment: '4200000.00', estimatedPrice: '4000000.00' },
      '施工估算价达到4,000,000.00元及以上，应依法招标，不适用本系统',
    ],
    [
      'project-initiation',
      'estimate-within-investment',
      { estimatedPrice: '320000.01' },
      '施工估算价不得高于项目总投资',
    ],
    [
      'project-initiation',
      'funding-total',
      { investment: '330000.00' },
      '资金来源合计320,000.00元与总投资330,000.00元不一致',
    ],
    ['project-initiation', 'B04', { decisionFile: [] }, '总投资达到300,000.00元，须上传集体决策会议纪要'],
    ['project-initiation', 'approved-on', { approvedOn: '2026-11-24' }, '日期不能晚于今天'],
    ['project-initiation', 'planned-start', { plannedStart: '2026-11-23' }, '计划开工日期须晚于今天'],
    ['tender-announcement', 'B02', { controlPrice: '320000.01' }, '控制价不得高于项目总投资'],
    [
      'tender-announcement',
      'roster-of-works-type',
      { requiredRosters: ['ZS'] },
      '要求的名册库须包含工程类型对应的“房建修缮”',
    ],
    [
      'tender-announcement',
      'qualification-required',
      { qualificationRequirements: [] },
      '请至少填写一项资质要求',
    ],
    [
      'tender-announcement',
      'grade-exists',
      { qualificationRequirements: [{ category: 'D211', minGrade: 'third' }] },
      '该类别没有此等级：建筑装修装饰专业承包 三级',
    ],
    [
      'tender-announcement',
      'safety-licence-reason',
      { safetyLicenceRequired: 'no' },
      '不要求安全生产许可证的，请在其他说明中写明理由',
    ],
    ['tender-announcement', 'bid-bond-limit', { bidBond: '5728.01' }, '保证金不得超过控制价的2%'],
    [
      'tender-announcement',
      'B06',
      { enrolmentEnd: '2026-11-26T09:59:00+08:00' },
      '报名截止时间过早：本项目控制价286,400.00元，报名期不少于3个工作日，最早截止11月26日 周四 10:00（自11月23日次日起第3个工作日）',
    ],
    [
      'tender-announcement',
      'B07',
      { enrolmentEnd: '2026-11-28T17:00:00+08:00' },
      '截止时间须为工作日09:00—17:30',
    ],
    [
      'tender-announcement',
      'B07',
      { enrolmentEnd: '2026-11-27T18:00:00+08:00' },
      '截止时间须为工作日09:00—17:30',
    ],
    ['tender-announcement', 'B09', { meetingAt: '2026-11-30T17:00:00+08:00' }, '比选时间须晚于报名截止时间'],
    [
      'tender-announcement',
      'planned-start',
      { plannedStart: '2026-11-29' },
      '计划开工日期不能早于报名截止日期',
    ],
    [
      'tender-announcement',
      'enrolment-start',
      { enrolmentStart: '2026-11-23T08:00:00+08:00' },
      '报名开始时间不能早于当前时间',
    ],
    ['correction-announcement', 'B02', { 'values.controlPrice': '320000.01' }, '控制价不得高于项目总投资'],
    [
      'correction-announcement',
      'B28',
      { 'values.enrolmentEnd': '2026-11-27T17:00:00+08:00' },
      '新的报名截止时间不得早于原截止时间11月30日 周一 17:00',
    ],
    [
      'correction-announcement',
      'B07',
      { 'values.enrolmentEnd': '2026-12-05T17:00:00+08:00' },
      '截止时间须为工作日09:00—17:30',
    ],
    ['enrolment', 'B20', { quotation: '286400.01' }, '报价286,400.01元高于控制价286,400.00元，不能提交'],
    ['enrolment', 'promised-days', { promisedDays: 46 }, '承诺工期不得超过45天'],
    [
      'enrolment',
      'B12-chosen',
      { qualifications: ['建筑装修装饰专业承包二级（演示-C-1002）'] },
      '所选资质不满足“建筑工程施工总承包三级及以上”',
    ],
    ['enrolment', 'citizen-id', { contactIdNo: '999901198001010017' }, '身份证号码不正确，请核对'],
    ['enrolment', 'letter-required', { letterFile: [] }, '授权委托人不是法定代表人，请上传授权委托书'],
    [
      'qualification-review',
      'B41-auto',
      { 'rows.2.decision': 'pass' },
      '系统核验未通过：资质过期（戊匠建设（演示）有限公司），只能选择不通过',
    ],
    [
      'qualification-review',
      'meeting-past',
      { meetingAt: '2026-12-01T14:01:00+08:00' },
      '实际比选时间不能晚于现在',
    ],
    [
      'qualification-review',
      'meeting-after-deadline',
      { meetingAt: '2026-11-30T16:00:00+08:00' },
      '比选时间须晚于报名截止时间',
    ],
    ['construction-info', 'B52', { contractAmount: '269800.01' }, '合同金额应等于中选价269,800.00元'],
    ['construction-info', 'B51', { signedOn: '2026-12-07' }, '签订日期须晚于公示结束日期2026-12-07'],
    ['construction-info', 'contract-period', { contractFinish: '2026-12-08' }, '合同竣工日期须晚于开工日期'],
    ['construction-info', 'B53-bond', { performanceBond: '26980.01' }, '履约担保额不得超过合同金额的10%'],
    ['construction-info', 'B53-warranty', { warrantyRate: 3.1 }, '质保金比例不得超过3%'],
    [
      'supervision-report',
      'period-before-report',
      { periodEnd: '2027-01-27' },
      '监理截止日期不能晚于报告日期',
    ],
    [
      'audit-report',
      'B60',
      { approvedAmount: '274150.01' },
      '审定金额高于送审金额，请说明原因并上传决策文件',
    ],
    [
      'audit-report',
      'B60-overrun',
      { submittedAmount: '300000.00', approvedAmount: '290000.00' },
      '审定金额超过合同金额7.49%，请说明原因并上传决策文件',
    ],
    [
      'audit-report',
      'reviewer-differs',
      { reviewer: { id: '演示-ZJ-0001' } },
      '复核人不能与造价工程师为同一人',
    ],
    ['completion-info', 'B59', { acceptanceResult: '不合格' }, '验收不合格的，请整改并重新验收后填报'],
    [
      'completion-info',
      'opinions-agree',
      { 'participants.1.opinion': 'disagree' },
      '有参加单位不同意的，验收结论不能为合格',
    ],
    [
      'completion-info',
      'parties-present',
      { participants: [{ party: 'client', organisation: '甲禾镇', name: '演禾', opinion: 'agree' }] },
      '验收参加单位须包括建设、施工、监理单位',
    ],
    [
      'completion-info',
      'warranty-minimum',
      { warrantyItems: [{ item: 'waterproofing', months: 59 }] },
      '保修期低于法定最低期限：防水不少于60个月',
    ],
    [
      'completion-info',
      'accepted-after-finish',
      { acceptedOn: '2027-01-23' },
      '竣工验收日期不能早于实际竣工日期',
    ],
    ['evaluation', 'score-range', { 'scores.0.score': 25.5 }, '“工程质量”得分应在0至25之间，最多一位小数'],
    [
      'evaluation',
      'score-range',
      { 'scores.1.score': 18.05 },
      '“安全生产与文明施工”得分应在0至20之间，最多一位小数',
    ],
    ['evaluation', 'low-score-reason', { 'scores.2.score': 8 }, '请说明“进度”扣分原因'],
    [
      'evaluation',
      'suspension-answer',
      { badBehaviours: ['wages-owed'] },
      '评价等级为不合格，请选择是否建议停用',
    ],
    [
      'termination',
      'names-nobody',
      { reasonText: '因甲构建筑（演示）有限公司放弃中选，终止本次发包。' },
      '终止说明会对外公开，不得写明报名单位名称',
    ],
  ])('%s %s %j', async (form, rule, change, message) => {
    const { errors } = await story.check(form, change);
    expect(errors).toContainEqual(expect.objectContaining({ rule, message }));
  });

  it('a panel must be odd, large enough and without interest', async () => {
    const message = '评审人员不少于3人且为单数，不得与报名单位有利害关系';
    const panel = story.chapter('qualification-review').data['panel'] as Json[];
    const interested = [panel[0], panel[1], { ...(panel[2] as Variables), conflict: '有' }] as Json;
    for (const changedPanel of [panel.slice(0, 2), [...panel, panel[0]] as Json, interested]) {
      const { errors } = await story.check('qualification-review', { panel: changedPanel as Json });
      expect(errors).toContainEqual(expect.objectContaining({ rule: 'B43', message }));
    }
  });

  it('nothing corrected is no correction', async () => {
    const { filling } = story.chapter('correction-announcement');
    const tender = filling.variables['tender'] as Variables;
    const fields = Object.keys(story.chapter('correction-announcement').data['values'] as Variables);
    const same = Object.fromEntries(fields.map((key) => [key, tender[key] ?? null]));
    const { errors } = await story.check('correction-announcement', { values: same });
    expect(errors).toContainEqual(
      expect.objectContaining({ rule: 'nothing-changed', message: '没有任何内容被更正' }),
    );
  });
});

describe('the moment decides', () => {
  const early = '2026-11-23T09:59:00+08:00';
  const closed = '2026-11-30T17:00:00+08:00';
  it.each<[form: string, rule: string, now: string, message: string]>([
    ['enrolment', 'B17', closed, '报名已于11月30日 周一 17:00截止'],
    ['enrolment', 'B17-start', early, '报名将于11月23日 周一 10:00开始'],
    ['withdrawal', 'B24', closed, '报名已截止，不能撤回，请书面联系甲禾镇人民政府（演示）'],
    ['reconfirmation', 'deadline', closed, '报名已于11月30日 周一 17:00截止，未确认的报名已失效'],
    ['correction-announcement', 'B25', closed, '报名已于11月30日 周一 17:00截止，不能再发布更正公告'],
    [
      'correction-announcement',
      'B27',
      '2026-11-30T10:00:00+08:00',
      '实质性更正距截止不足3个工作日，截止时间须不早于12月3日 周四 10:00',
    ],
  ])('%s %s at %s', async (form, rule, now, message) => {
    const { errors } = await story.check(form, {}, { now });
    expect(errors).toContainEqual(expect.objectContaining({ rule, message }));
  });

  it('a fourth correction is refused', async () => {
    const { filling } = story.chapter('correction-announcement');
    const tender = { ...(filling.variables['tender'] as Variables), corrections: 3 };
    const { errors } = await story.check(
      'correction-announcement',
      {},
      { variables: { ...filling.variables, tender } },
    );
    expect(errors).toContainEqual(
      expect.objectContaining({ rule: 'B30', message: '已更正3次，请终止后重新发包' }),
    );
  });

  it('the same firm is reminded once a day', async () => {
    const { filling, result } = story.chapter('notify-firms');
    const notifyFirms = { ...result.data, _completed: filling.now };
    const variables = { ...filling.variables, notifyFirms };
    const again = await story.check('notify-firms', {}, { variables });
    expect(again.errors).toContainEqual(
      expect.objectContaining({
        rule: 'once-a-day',
        message: '今天已通知过监理单位、审计单位，同一单位每天只能通知一次',
      }),
    );
    const tomorrow = await story.check('notify-firms', {}, { variables, now: '2027-01-26T09:00:00+08:00' });
    expect(tomorrow.errors).toEqual([]);
  });
});

describe('an enrolment is refused with the reason and what to do', () => {
  it.each<[company: string, rule: string, message: string]>([
    [
      'binglv',
      'B11',
      '贵单位自11月13日 周五 09:00至2月11日 周四 23:59被停用（无正当理由放弃中选），停用期间不能报名',
    ],
    ['yizhu', 'B13', '贵单位不在“房建修缮”名册库，请先申请加入名册库'],
    [
      'wujiang',
      'B12',
      '贵单位没有报名截止日有效、满足“建筑工程施工总承包三级及以上”的资质，请先办理资质新增或变更',
    ],
  ])('%s: %s', async (as, rule, message) => {
    const { errors } = await story.check('enrolment', {}, { as });
    expect(errors).toContainEqual(expect.objectContaining({ path: 'eligibility', rule, message }));
  });

  it('says which check failed, and asks for no more than the first', async () => {
    const { data, errors } = await story.check('enrolment', {}, { as: 'yizhu' });
    const rows = data['eligibility'] as { condition: string; result: string }[];
    expect(rows.filter(({ result }) => result !== '符合').map(({ condition }) => condition)).toEqual([
      '名册库',
      '资质',
    ]);
    expect(errors.filter(({ path }) => path === 'eligibility')).toHaveLength(1);
  });
});

describe('an enrolment has to be well founded on the last day, too', () => {
  const eligibility = (data: Variables) =>
    Object.fromEntries(
      (data['eligibility'] as { condition: string; result: string }[]).map((row) => [
        row.condition,
        row.result,
      ]),
    );
  /** The story's enrolment, of a tender with something else in it. */
  const told = (tender: Variables) => {
    const { constants } = story.chapter('enrolment').filling;
    const subject = constants['subject'] as Variables;
    return {
      constants: { subject: { ...subject, tender: { ...(subject['tender'] as Variables), ...tender } } },
    };
  };

  it('B14: by a commitment', async () => {
    const { errors } = await story.check(
      'enrolment',
      {},
      told({ enrolmentEnd: '2027-08-16T17:00:00+08:00' }),
    );
    expect(errors).toContainEqual(
      expect.objectContaining({ rule: 'B14', message: '企业承诺书已于2027-08-15到期，请先续签后报名' }),
    );
    const lastDay = await story.check('enrolment', {}, told({ enrolmentEnd: '2027-08-15T17:00:00+08:00' }));
    expect(lastDay.errors).toEqual([]);
  });

  it('B15: by a business licence', async () => {
    const { profile } = story.checks.organisation('jiagou');
    const ends = async (licenceValidUntil: string) => {
      Object.assign(profile, { licenceValidUntil });
      return (await story.check('enrolment', {})).errors;
    };
    expect(await ends('2026-11-29')).toContainEqual(
      expect.objectContaining({ rule: 'B15', message: '营业执照在报名截止日前到期，请先变更单位信息' }),
    );
    expect(await ends('2026-11-30')).toEqual([]);
    delete profile['licenceValidUntil'];
  });

  it('B15: by a safety licence, where the announcement asks for one', async () => {
    await story.checks.markCertificates('jiagou', 'SL', '已过期');
    const { data, errors } = await story.check('enrolment', {});
    const notAsked = await story.check('enrolment', {}, told({ safetyLicenceRequired: 'no' }));
    await story.checks.markCertificates('jiagou', 'SL', '有效');
    expect(eligibility(data)).toMatchObject({ 安全生产许可证: '不符合', 资质: '符合' });
    expect(errors).toContainEqual(
      expect.objectContaining({
        rule: 'B15-safety',
        message: '贵单位没有报名截止日有效的安全生产许可证，请先办理',
      }),
    );
    expect(notAsked.errors).toEqual([]);
  });
});

describe('up to its limit a rule holds', () => {
  it.each<[rule: string, form: string, change: Change]>([
    ['B02', 'tender-announcement', { controlPrice: '320000.00' }],
    [
      'B04',
      'project-initiation',
      {
        investment: '299999.99',
        estimatedPrice: '286400.00',
        fundingSources: [{ source: 'town', amount: '299999.99' }],
        decisionFile: [],
      },
    ],
    ['B06', 'tender-announcement', { enrolmentEnd: '2026-11-26T10:00:00+08:00' }],
    ['B07', 'tender-announcement', { enrolmentEnd: '2026-11-27T17:30:00+08:00' }],
    ['B07', 'tender-announcement', { enrolmentEnd: '2026-11-27T09:00:00+08:00' }],
    ['B09', 'tender-announcement', { meetingAt: '2026-11-30T17:01:00+08:00' }],
    ['B20', 'enrolment', { quotation: '286400.00' }],
    ['B28', 'correction-announcement', { 'values.enrolmentEnd': '2026-11-30T17:00:00+08:00' }],
  ])('%s %s %j', async (_rule, form, change) => {
    expect((await story.check(form, change)).errors).toEqual([]);
  });

  it.each<[rule: string, form: string, now: string]>([
    ['B17', 'enrolment', '2026-11-23T10:00:00+08:00'],
    ['B17', 'enrolment', '2026-11-30T16:59:59+08:00'],
    ['B24', 'withdrawal', '2026-11-30T16:59:59+08:00'],
    ['B25, B27', 'correction-announcement', '2026-11-27T16:59:59+08:00'],
  ])('%s %s at %s', async (_rule, form, now) => {
    expect((await story.check(form, {}, { now })).errors).toEqual([]);
  });

  it('B02: works of the statutory threshold are announced elsewhere, dearer ones as well', async () => {
    const { variables } = story.chapter('tender-announcement').filling;
    const initiation = { ...(variables['initiation'] as Variables), investment: '9000000.00' };
    const priced = (controlPrice: string) =>
      story.check('tender-announcement', { controlPrice }, { variables: { ...variables, initiation } });
    expect((await priced('4000000.00')).errors).toContainEqual(
      expect.objectContaining({ rule: 'B02-threshold' }),
    );
    expect((await priced('3999999.99')).errors).not.toContainEqual(
      expect.objectContaining({ rule: 'B02-threshold' }),
    );
  });

  it('B30: a third correction is one more', async () => {
    const { variables } = story.chapter('correction-announcement').filling;
    const tender = { ...(variables['tender'] as Variables), corrections: 2 };
    const { errors } = await story.check(
      'correction-announcement',
      {},
      { variables: { ...variables, tender } },
    );
    expect(errors).toEqual([]);
  });

  it.each<[path: string, value: Json, label: string]>([
    ['values.consortium', 'yes', '接受联合体'],
    ['values.tenderMode', 'invited', '发包方式'],
    ['values.enrolmentStart', '2026-11-25T10:00:00+08:00', '报名开始'],
    ['values.worksType', 'SZ', '工程类型'],
    ['projectName', '改名', '项目名称'],
  ])('B26: %s is never corrected', async (path, value, label) => {
    const { data, errors } = await story.check('correction-announcement', { [path]: value });
    const message = `“${label}”不能更正，请终止后重新发包`;
    expect(errors).toEqual([{ path, message, rule: 'refused' }]);
    expect(Object.keys({ ...data, ...(data['values'] as Variables) })).not.toContain(path.split('.').at(-1));
  });
});

describe('a doubt is asked once', () => {
  it.each<[form: string, rule: string, change: Change]>([
    ['tender-announcement', 'B02-estimate', { controlPrice: '290000.00' }],
    ['tender-announcement', 'B10', { qualificationRequirements: [{ category: 'D101', minGrade: 'first' }] }],
    ['tender-announcement', 'local-performance', { performanceRequirement: '近三年在本区有类似业绩' }],
    ['construction-info', 'contract-days', { contractFinish: '2027-02-10' }],
    ['construction-info', 'started-before-signing', { actualStart: '2026-12-07' }],
    ['completion-info', 'changes-large', { 'changes.0.amount': '13490.01' }],
  ])('%s %s', async (form, rule, change) => {
    const { errors, warnings } = await story.check(form, change);
    expect(errors).toEqual([]);
    expect(warnings).toContainEqual(expect.objectContaining({ rule }));
  });
});
