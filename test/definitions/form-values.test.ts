import type { Json, Variables } from '../../platform/engine/index.js';
import { Story, type Change } from './story.js';

let story: Story;
beforeAll(async () => {
  story = await Story.tell();
});
afterAll(() => story?.close());

describe('what the server computes', () => {
  it('announcement: title, shortest enrolment and how the deadline was reached', () => {
    expect(story.chapter('tender-announcement').result.data).toMatchObject({
      title: '甲禾镇卫生站屋面防水修缮发包公告',
      round: 1,
      minimumDays: 3,
      supervisionPhone: '010-00000003',
    });
  });

  it.each([
    ['299999.99', 3],
    ['300000.00', 5],
    ['999999.99', 5],
    ['1000000.00', 7],
  ])('announcement: a control price of %s asks for %i working days', async (controlPrice, days) => {
    const { data } = await story.check('tender-announcement', { controlPrice });
    expect(data['minimumDays']).toBe(days);
  });

  it('correction: what changed, and how grave it is', () => {
    const { data } = story.chapter('correction-announcement').result;
    expect(data['kind']).toBe('S');
    expect(data['changes']).toEqual([
      { field: '控制价（最高限价，元）', before: '286,400.00', after: '289,600.00', kind: 'S' },
      {
        field: '报名截止',
        before: '2026-11-30（11月30日 周一 17:00）',
        after: '2026-12-02（12月2日 周三 17:00）',
        kind: 'D',
      },
      {
        field: '比选时间',
        before: '2026-12-01（12月1日 周二 09:30）',
        after: '2026-12-03（12月3日 周四 09:30）',
        kind: 'D',
      },
    ]);
  });

  it.each<[kind: string, change: Change]>([
    ['D', {}],
    [
      'N',
      {
        'values.enrolmentEnd': '2026-11-30T17:00:00+08:00',
        'values.meetingAt': '2026-12-01T09:30:00+08:00',
        'values.meetingPlace': '一层大厅',
      },
    ],
  ])('correction: only dates or only words are of kind %s', async (kind, change) => {
    const { data, errors } = await story.check('correction-announcement', {
      'values.controlPrice': '286400.00',
      ...change,
    });
    expect(errors).toEqual([]);
    expect(data['kind']).toBe(kind);
  });

  it('review: equal quotations stand in the order of their receipts; who failed is not ranked', () => {
    const { data } = story.chapter('qualification-review').result;
    expect(data['scores']).toEqual([
      { enrolmentId: 'first', rank: 1, name: '甲构建筑（演示）有限公司', quotation: '269800.00' },
      { enrolmentId: 'second', rank: 2, name: '乙筑市政（演示）有限公司', quotation: '269800.00' },
    ]);
    expect(data['recommended']).toBe('甲构建筑（演示）有限公司');
  });

  it('review: a row cannot be added, removed or rewritten by who reviews', async () => {
    const rows = story.chapter('qualification-review').data['rows'] as Variables[];
    const forged = [
      { ...rows[0], quotation: '1.00', autoCheck: '通过' },
      ...rows.slice(1),
      { enrolmentId: 'x', decision: 'pass' },
    ];
    const { data } = await story.check('qualification-review', { rows: forged as Json });
    expect((data['rows'] as Variables[]).map((row) => [row['enrolmentId'], row['quotation']])).toEqual([
      ['first', '269800.00'],
      ['second', '269800.00'],
      ['third', '260000.00'],
    ]);
  });

  it('award: price, manager and publicity come from the enrolment and the calendar', () => {
    expect(story.chapter('award').result.data).toMatchObject({
      rank: 1,
      awardPrice: '269800.00',
      managerName: '演甲构',
      managerCertificate: '演示-R-0001',
      promisedDays: 42,
      publicityEnd: '2026-12-07T17:30:00+08:00',
    });
  });

  it('award: the price is the one that was offered, whatever is sent', async () => {
    const { data } = await story.check('award', { awardPrice: '1.00' });
    expect(data['awardPrice']).toBe('269800.00');
  });

  it('award: the second rank needs a reason and a file; who failed cannot win', async () => {
    const second = await story.check('award', { winner: '@yizhu' });
    expect(second.errors.map(({ path }) => path).sort()).toEqual(['reasonFile', 'reasonNotFirst']);
    const failed = await story.check('award', { winner: '@wujiang' });
    expect(failed.errors).toContainEqual(expect.objectContaining({ path: 'winner', rule: 'choice' }));
  });

  it('completion: delay and audit figures', () => {
    expect(story.chapter('completion-info').result.data).toMatchObject({ actualDays: 40, delayDays: 0 });
    expect(story.chapter('audit-report').result.data).toMatchObject({
      reduction: '5219.45',
      reductionRate: 1.9,
      overrunRate: -0.32,
    });
  });

  it('evaluation: total and grade', () => {
    expect(story.chapter('evaluation').result.data).toMatchObject({ total: 91.5, grade: '优' });
  });

  it('initiation: who runs it himself names no agency', async () => {
    const { data, errors } = await story.check('project-initiation', { agency: '@bingxin' });
    expect(errors).toEqual([]);
    expect(data['agency']).toBeUndefined();
  });

  it('initiation: who entrusts it names a registered agency', async () => {
    const { errors } = await story.check('project-initiation', { organisationForm: 'entrusted' });
    expect(errors.map(({ path }) => path)).toEqual(expect.arrayContaining(['agency', 'entrustmentFile']));
    const named = {
      organisationForm: 'entrusted',
      agency: '@bingxin',
      entrustmentFile: [{ $file: '委托协议.pdf' }],
    };
    expect((await story.check('project-initiation', named)).errors).toEqual([]);
  });

  it('termination: after the contract the dissolution has to be there', async () => {
    const { variables } = story.chapter('evaluation').filling;
    const { errors } = await story.check('termination', {}, { variables });
    expect(errors).toContainEqual(
      expect.objectContaining({ path: 'dissolutionFile', message: '已签订合同的，须上传合同解除协议' }),
    );
  });
});
