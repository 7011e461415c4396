import {
  abilityFor,
  canRead,
  conditionsToSql,
  redact,
  requireAccess,
} from '../../../platform/access/index.js';
import type { AccessRule, Release } from '../../../platform/definitions/index.js';
import type { Actor } from '../../../platform/identity/index.js';

const now = '2026-11-23T09:00:00.000+08:00';
const ward = {
  id: 'w1',
  type: 'ward',
  name: '内科',
  code: 'W1',
  state: '正常',
  profile: { district: '东区' },
};
const nurse: Actor = { person: { id: 'p1', name: '王' }, organisation: ward, roles: ['nurse'] };
const visitor: Actor = { person: null, organisation: null, roles: ['nurse'] };

function ability(actor: Actor, roles: Record<string, AccessRule[]>) {
  const release = {
    roles: new Map(
      Object.entries(roles).map(([id, rules]) => [id, { id, title: id, home: null, rules, menu: [] }]),
    ),
    bundle: { timeZone: 'Asia/Shanghai' },
  } as unknown as Release;
  return abilityFor(actor, release, now);
}
const rule = (more: Partial<AccessRule>): AccessRule => ({
  action: 'read',
  subject: 'instance:repair',
  ...more,
});

describe('ability', () => {
  const own = rule({ conditions: { '_organisation.id': '${organisation.id}' } });
  const mine = { _organisation: { id: 'w1' } };

  it('allows what a rule of a role says, and nothing else', () => {
    const may = ability(nurse, { nurse: [own] });
    expect(may.can('read', 'instance:repair', mine)).toBe(true);
    expect(may.can('read', 'instance:repair', { _organisation: { id: 'w2' } })).toBe(false);
    expect(may.can('read', 'instance:opinion', mine)).toBe(false);
    expect(may.can('start', 'instance:repair', mine)).toBe(false);
  });

  it('allows nothing by a placeholder that the actor has no value for', () => {
    const may = ability(visitor, { nurse: [own] });
    expect(may.can('read', 'instance:repair', { _organisation: { id: null } })).toBe(false);
    expect(may.can('read', 'instance:repair')).toBe(false);
  });

  it('forbids always by a placeholder that the actor has no value for', () => {
    const may = ability(visitor, {
      nurse: [rule({}), rule({ inverted: true, conditions: { 'a.b': '${person.id}' } })],
    });
    expect(may.can('read', 'instance:repair', mine)).toBe(false);
  });

  it('fills in the person, the organisation with its profile, and the time', () => {
    const may = ability(nurse, {
      nurse: [
        rule({
          conditions: {
            by: '${person.id}',
            district: '${organisation.district}',
            text: '${organisation.name}的${person.name}',
            deadline: { $gt: '${now}' },
          },
        }),
      ],
    });
    const row = { by: 'p1', district: '东区', text: '内科的王', deadline: '2026-11-23T09:00:00.001+08:00' };
    expect(may.can('read', 'instance:repair', row)).toBe(true);
    expect(may.can('read', 'instance:repair', { ...row, deadline: now })).toBe(false);
  });

  it('lets a later rule win over an earlier one, within a role only', () => {
    const closed = rule({ inverted: true, conditions: { _state: '密' } });
    const row = { ...mine, _state: '密' };
    expect(ability(nurse, { nurse: [own, closed] }).can('read', 'instance:repair', row)).toBe(false);
    expect(ability(nurse, { nurse: [closed, own] }).can('read', 'instance:repair', row)).toBe(true);
    const both = { ...nurse, roles: ['nurse', 'auditor'] };
    expect(
      ability(both, { nurse: [own, closed], auditor: [rule({})] }).can('read', 'instance:repair', row),
    ).toBe(true);
  });

  it('takes manage for every action and all for every subject', () => {
    const may = ability(nurse, { nurse: [{ action: 'manage', subject: 'all' }] });
    expect(may.can('read', 'organisation', {})).toBe(true);
    expect(may.can('start', 'process:repair')).toBe(true);
  });

  it('says why not in the words of the rule', () => {
    const may = ability(nurse, {
      nurse: [rule({}), rule({ inverted: true, fields: ['quote'], reason: '截止前保密' })],
    });
    expect(may.reason('read', 'instance:repair', mine, 'quote')).toBe('截止前保密');
  });

  it('refuses reading as if there were nothing, and anything else as forbidden', () => {
    const may = ability(nurse, { nurse: [own] });
    expect(() => requireAccess(may, 'read', 'record:x', {})).toThrow('not-found');
    expect(() => requireAccess(may, 'start', 'process:x')).toThrow('forbidden');
    expect(() => requireAccess(may, 'read', 'instance:repair', mine)).not.toThrow();
  });

  it('asks for any field when none is named, for that field else', () => {
    const may = ability(nurse, { nurse: [rule({ fields: ['report', 'quote.total'] })] });
    expect(canRead(may, 'instance:repair', mine)).toBe(true);
    expect(canRead(may, 'instance:repair', mine, 'report.device')).toBe(true);
    expect(canRead(may, 'instance:repair', mine, 'quote.total')).toBe(true);
    expect(canRead(may, 'instance:repair', mine, 'quote')).toBe(false);
    expect(canRead(may, 'instance:repair', mine, 'quotes')).toBe(false);
  });

  it('gives nobody anything without roles', () => {
    const may = ability({ ...nurse, roles: ['gone'] }, { nurse: [rule({})] });
    expect(may.can('read', 'instance:repair', mine)).toBe(false);
    expect(conditionsToSql(may, 'read', 'instance:repair', () => ({ kind: 'text', sql: 'x' })).where).toBe(
      'false',
    );
  });
});

describe('redact', () => {
  const row = {
    _id: '1',
    report: { device: '泵', note: '急' },
    quote: {
      total: '10.00',
      lines: [
        { part: '阀', price: '4.00' },
        { part: '管', price: '6.00' },
      ],
    },
  };

  it('keeps everything when a rule names no fields', () => {
    expect(redact(ability(nurse, { nurse: [rule({})] }), 'instance:repair', row)).toEqual(row);
  });

  it('keeps only the fields that a rule names, also inside lists', () => {
    const may = ability(nurse, { nurse: [rule({ fields: ['_id', 'report.device', 'quote.lines.part'] })] });
    expect(redact(may, 'instance:repair', row)).toEqual({
      _id: '1',
      report: { device: '泵' },
      quote: { lines: [{ part: '阀' }, { part: '管' }] },
    });
  });

  it('takes away what a later inverted rule names, as long as its conditions hold', () => {
    const rules = [rule({}), rule({ inverted: true, fields: ['quote'], conditions: { _state: '密' } })];
    const may = ability(nurse, { nurse: rules });
    expect(redact(may, 'instance:repair', { ...row, _state: '密' })).toEqual({
      _id: '1',
      _state: '密',
      report: row.report,
    });
    expect(redact(may, 'instance:repair', { ...row, _state: '开' })).toEqual({ ...row, _state: '开' });
  });

  it('gives back one part of what was taken away', () => {
    const rules = [rule({}), rule({ inverted: true, fields: ['quote'] }), rule({ fields: ['quote.total'] })];
    expect(redact(ability(nurse, { nurse: rules }), 'instance:repair', row)).toEqual({
      _id: '1',
      report: row.report,
      quote: { total: '10.00' },
    });
  });

  it('leaves nothing of a row that no rule allows', () => {
    const may = ability(nurse, { nurse: [rule({ conditions: { _id: '2' } })] });
    expect(redact(may, 'instance:repair', row)).toEqual({});
  });

  it('adds up what several roles allow', () => {
    const may = ability(
      { ...nurse, roles: ['nurse', 'auditor'] },
      { nurse: [rule({ fields: ['report'] })], auditor: [rule({ fields: ['_id', 'quote'] })] },
    );
    expect(redact(may, 'instance:repair', row)).toEqual(row);
  });
});
