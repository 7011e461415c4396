import path from 'node:path';
import { loadBundle, renderTemplate, type Release } from '../../platform/definitions/index.js';
import { evaluateExpression, type Json, type Variables } from '../../platform/engine/index.js';
import { Story } from './story.js';

let story: Story;
let release: Release;
beforeAll(async () => {
  story = await Story.tell();
  ({ release } = (await loadBundle(path.resolve('definitions'))) as { release: Release });
});
afterAll(() => story?.close());

/** The project as it is after the whole story, its correction and termination included. */
function wholeProject(): Variables {
  const { variables, constants, now } = story.chapter('evaluation').filling;
  const told = (form: string): Json => {
    const { result, filling } = story.chapter(form);
    return { ...result.data, _completed: filling.now, _by: { id: '1', name: '演禾' } };
  };
  const { subject: _, ...metadata } = constants;
  return {
    ...variables,
    ...metadata,
    correction: told('correction-announcement'),
    evaluation: told('evaluation'),
    termination: told('termination'),
    noticeNumber: { value: 'SX-2026-01-0001-TZ01' },
    data: { announcementNo: 'SX-2026-01-0001-FB01' },
    client: story.checks.organisation('jiahe').profile as Variables,
    now,
  };
}

function wholeEnrolment(): Variables {
  const { result, filling } = story.chapter('enrolment');
  const { id, name } = story.checks.organisation('jiagou');
  return {
    ...(story.chapter('reconfirmation').filling.variables as Variables),
    enrol: { ...result.data, _completed: filling.now, _by: { id: '2', name: '演构' } },
    subject: wholeProject(),
    _organisation: { id, name },
    _state: '有效',
    announcements: [{ announcementNo: 'SX-2026-01-0001-FB01' }],
  };
}

function filled(template: string, roots: Variables, escape: 'html' | 'none' = 'none'): string {
  const now = '2027-01-28T10:00:00+08:00';
  const functions = { ...release.functions(now), qr: (text: Json) => `data:${String(text)}` };
  const constants = { p: release.parameters, ...roots };
  const evaluate = (text: string, locals: Readonly<Variables>): Json =>
    evaluateExpression({ text }, { now, variables: locals, constants, functions: functions as never });
  return renderTemplate(template, { escape, evaluate });
}

const asked = (key: string): Variables => {
  const { id, name, type } = story.checks.organisation(key);
  return { person: { id: '1', name: '演禾' }, organisation: { id, name, type } };
};

function printed(id: string, roots: Variables, by = 'jiahe'): string {
  return filled(release.prints.get(id)!.html, { ...roots, ...asked(by) }, 'html');
}

describe('a print', () => {
  it.each<[id: string, texts: string[]]>([
    [
      'tender-announcement',
      [
        '公告编号：SX-2026-01-0001-FB01',
        '建筑工程施工总承包三级及以上',
        '自11月23日次日起第3个工作日',
        '发包文件.pdf',
      ],
    ],
    ['correction-announcement', ['更正公告（第1次）', '<del>286,400.00</del>', '逾期未确认的报名失效']],
    [
      'award-announcement',
      ['甲构建筑（演示）有限公司', '贰拾陆万玖仟捌佰元整', '资格审查未通过1家', '2026-12-07 17:30'],
    ],
    ['award-notice', ['SX-2026-01-0001-TZ01', '¥269,800.00', '演示-R-0001', '2027-01-01前']],
    ['termination-announcement', ['方案重大变更', '重新立项']],
    ['enrolment-list', ['共3家', '戊匠建设（演示）有限公司', '未通过：资质过期', '260,000.00']],
  ])('%s says what it has to say', (id, texts) => {
    const html = printed(id, wholeProject());
    for (const text of texts) expect(html).toContain(text);
    expect(html).not.toMatch(/null|undefined|\[object|<td><\/td>(?!\s*<\/tr>)/);
  });

  it('enrolment-receipt shows everything but the price', () => {
    const html = printed('enrolment-receipt', wholeEnrolment(), 'jiagou');
    expect(html).toContain('SX-2026-01-0001-BM-7Q4K9T2W-K');
    expect(html).toContain('验真码：9KQ2-M7RD-41TX');
    expect(html).toContain('已密封提交');
    expect(html).toContain('2026-11-24 11:00:00');
    expect(html).not.toContain('269,800');
    expect(html).not.toMatch(/null|undefined|<td><\/td>/);
  });

  it('enrolment-receipt shows what the firm wants shown, and the announcements it stands on', () => {
    const whole = wholeEnrolment();
    const enrol = whole['enrol'] as Variables;
    const numbers = ['SX-2026-01-0001-FB01', 'SX-2026-01-0001-GZ01'];
    const announcements = numbers.map((announcementNo) => ({ announcementNo }));
    const receipt = (changes: Variables) =>
      printed('enrolment-receipt', { ...whole, announcements, enrol: { ...enrol, ...changes } }, 'jiagou');
    expect(receipt({})).toContain(numbers.join('、'));
    expect(receipt({ showQuotation: true })).toContain('¥269,800.00（贰拾陆万玖仟捌佰元整）');
    expect(receipt({ quotation: null })).toContain('比选现场提交');
  });

  it('enrolment-list names nobody before the deadline, and nobody to other companies after it', () => {
    const open = { ...wholeProject(), termination: null, enrolments: null, enrolled: [{ _sealed: true }] };
    const before = printed('enrolment-list', open);
    expect(before).toContain('报名家数：1家');
    expect(before).toContain('名单于11月30日 周一 17:00报名截止后公开');
    const ended = printed('enrolment-list', { ...wholeProject(), enrolments: null, enrolled: [] });
    expect(ended).toContain('报名名单不公开');
    const toCompany = printed('enrolment-list', wholeProject(), 'yizhu');
    for (const html of [before, ended, toCompany]) expect(html).not.toContain('甲构');
  });

  it.each([
    'tender-announcement',
    'correction-announcement',
    'award-announcement',
    'award-notice',
    'termination-announcement',
  ])('%s of a project that has not come so far says so', (id) => {
    const { initiation, organiser } = wholeProject();
    const roots = { initiation: initiation!, organiser: organiser!, _organisation: organiser! };
    expect(printed(id, roots)).toMatch(/^<p>本项目(尚未|没有)/);
  });
});

describe('a message', () => {
  const values = {
    sequence: 1,
    changedFields: '控制价',
    kind: 'S',
    event: '报名成功',
    count: 3,
    due: '2026-12-07T17:00:00+08:00',
    passed: false,
    reasonText: '资质过期。',
    won: true,
    awardPrice: '269800.00',
    publicityEnd: '2026-12-07T17:30:00+08:00',
    winner: '甲构',
    firm: '己衡监理',
    role: '监理',
    report: '监理报告',
    both: true,
    message: '请尽快。',
  };
  it.each<[id: string, text: string]>([
    [
      'N05',
      '甲禾镇人民政府（演示）委托贵单位代理“甲禾镇卫生站屋面防水修缮”（SX-2026-01-0001），请编制发包公告',
    ],
    ['N06', '“甲禾镇卫生站屋面防水修缮”开始报名，截止11月30日 周一 17:00，控制价286,400.00元'],
    ['N10', '“甲禾镇卫生站屋面防水修缮”报名截止，共3家，请于12月7日 周一 17:00前资格审查'],
    ['N14', '“甲禾镇卫生站屋面防水修缮”公示期满，请于2027-01-01前签订合同并填报施工信息'],
    [
      'N16',
      '甲禾镇人民政府（演示）通知：请于2026-12-07前上传“甲禾镇卫生站屋面防水修缮”《监理报告》。请尽快。',
    ],
    ['N17', '己衡监理已上传“甲禾镇卫生站屋面防水修缮”《监理报告》，两份报告已齐，可提交竣工信息'],
    ['N18', '“甲禾镇卫生站屋面防水修缮”评价91.5分，等级优：施工组织有序，建议继续加强资料同步整理。'],
    ['N19', '“甲禾镇卫生站屋面防水修缮”已终止：方案重大变更。后续：重新立项'],
  ])('%s of a project', (id, text) => {
    expect(filled(release.messages.get(id)!.text, { ...wholeProject(), subject: null, values })).toBe(text);
  });

  it.each([
    ['监理', '监理报告'],
    ['审计', '审计报告'],
  ])('to the named firm of %s speaks of its own role and report', (role, report) => {
    const text = (id: string) =>
      filled(release.messages.get(id)!.text, {
        ...wholeProject(),
        subject: null,
        values: { ...values, role, report },
      });
    expect(text('N15')).toBe(
      `甲禾镇人民政府（演示）已指定贵单位为“甲禾镇卫生站屋面防水修缮”${role}单位，竣工后请上传报告`,
    );
    expect(text('N16')).toContain(`前上传“甲禾镇卫生站屋面防水修缮”《${report}》。`);
  });

  it.each<[id: string, text: string]>([
    [
      'N07',
      '“甲禾镇卫生站屋面防水修缮”第1次更正：控制价。请于11月30日 周一 17:00前确认，逾期未确认的报名失效',
    ],
    ['N08', '“甲禾镇卫生站屋面防水修缮”：报名成功'],
    ['N12', '贵单位未通过“甲禾镇卫生站屋面防水修缮”资格审查。资质过期。'],
    ['N13', '恭喜中选“甲禾镇卫生站屋面防水修缮”，中选价269,800.00元，公示至12月7日 周一 17:30'],
    ['N19', '“甲禾镇卫生站屋面防水修缮”已终止：方案重大变更。后续：重新立项'],
  ])('%s of an enrolment', (id, text) => {
    expect(filled(release.messages.get(id)!.text, { ...wholeEnrolment(), values })).toBe(text);
  });
});
