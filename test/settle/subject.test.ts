import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinId, splitId } from '../../src/settle/joined-id.ts';
import { createSubjectDirectory } from '../../src/settle/subject-directory.ts';
import { payingSubjectOf, subjectById, subjectOf } from '../../src/settle/subject-of.ts';
import { directory, faultsOf, valueIn } from './figures.ts';

const NOTHING_DECLARED = directory({});
const T1 = { tenant: 't1', party: 'm1' };

describe('a subject is found by its tuple', () => {
  it('nothing is declared ⇒ an id made from the tuple, which leads back to it', () => {
    expect(valueIn(subjectOf(NOTHING_DECLARED, T1))).toBe('t1/m1');
    expect(valueIn(subjectOf(NOTHING_DECLARED, { ...T1, store: 's1' }))).toBe('t1/m1/s1');
    expect(subjectById(NOTHING_DECLARED, 't1/m1/s1')).toEqual({ id: 't1/m1/s1', ...T1, store: 's1' });
  });

  it('the store table: one merchant, two stores, two subjects', () => {
    const of = directory({
      subjects: [
        { id: '800001', ...T1, store: '0001' },
        { id: '800002', ...T1, store: '0002' },
      ],
    });
    expect(valueIn(subjectOf(of, { ...T1, store: '0002' }))).toBe('800002');
    expect(subjectById(of, '800001')).toEqual({ id: '800001', ...T1, store: '0001' });
    // A third store, or no store at all: the merchant has subjects, and neither of them is meant.
    expect(faultsOf(subjectOf(of, { ...T1, store: '0003' }))).toBe('subject-ambiguous');
    expect(faultsOf(subjectOf(of, T1))).toBe('subject-ambiguous');
  });

  it('a store without a subject of its own ⇒ the party’s', () => {
    const of = directory({
      subjects: [
        { id: '900', ...T1 },
        { id: '901', ...T1, store: '0001' },
      ],
    });
    expect(valueIn(subjectOf(of, { ...T1, store: '0002' }))).toBe('900');
    expect(valueIn(subjectOf(of, { ...T1, store: '0001' }))).toBe('901');
  });

  it('the same merchant of another tenant is another one', () => {
    const of = directory({ subjects: [{ id: '900', ...T1 }] });
    expect(valueIn(subjectOf(of, { tenant: 't2', party: 'm1' }))).toBe('t2/m1');
  });

  it('one company of the party ⇒ that one; two ⇒ it must be said which', () => {
    const one = { id: '900001', tenant: 't1', party: 'platform', company: '1000' };
    const two = { ...one, id: '900002', company: '1001' };
    expect(valueIn(subjectOf(directory({ subjects: [one] }), { tenant: 't1', party: 'platform' }))).toBe('900001');
    const both = subjectOf(directory({ subjects: [one, two] }), { tenant: 't1', party: 'platform' });
    expect(both).toMatchObject({
      ok: false,
      issues: [{ code: 'subject-ambiguous', facts: { tuple: 'tenant=t1 party=platform', subjects: '900001, 900002' } }],
    });
    const meant = { tenant: 't1', party: 'platform', company: '1001' };
    expect(valueIn(subjectOf(directory({ subjects: [one, two] }), meant))).toBe('900002');
  });

  it('a made id that somebody declared for another tuple ⇒ a fault', () => {
    const of = directory({ subjects: [{ id: 't1/m1', tenant: 't1', party: 'm2' }] });
    expect(faultsOf(subjectOf(of, T1))).toBe('subject-id-taken');
  });

  it.each(['t1', 't1/', 'a/b/c/d/e', 't1/m1/%/%', '%/m1', 't1/50%', ''])(
    'the id %j stands for nobody, or for itself',
    (id) => {
      const found = subjectById(NOTHING_DECLARED, id);
      expect(found === undefined || valueIn(subjectOf(NOTHING_DECLARED, found)) === id).toBe(true);
    },
  );
});

describe('who pays for which fee', () => {
  const subjects = [
    { id: '900001', tenant: '1', party: 'platform', company: '1000' },
    { id: '900002', tenant: '1', party: 'platform', company: '1001' },
    { id: '700001', tenant: '1', party: 'supplier' },
  ];
  const payingSubjects = [
    { tenant: '1', business: '1001', fee: '31', subject: '900001' },
    { tenant: '1', business: '1001', fee: '32', subject: '900002' },
  ];
  const of = directory({ subjects, payingSubjects });
  const ask = { tenant: '1', business: '1001', party: 'platform' };

  it('the paying-subject table: fee 31 by 900001, fee 32 by 900002', () => {
    expect(valueIn(payingSubjectOf(of, { ...ask, fee: '31' }))).toBe('900001');
    expect(valueIn(payingSubjectOf(of, { ...ask, fee: '32' }))).toBe('900002');
  });

  it('a fee that the table forgot ⇒ a fault that names the nearest one, never a guess', () => {
    expect(payingSubjectOf(of, { ...ask, fee: '33' })).toMatchObject({
      ok: false,
      issues: [{ code: 'paying-subject-missing', facts: { fee: '33', party: 'platform', nearest: '31' } }],
    });
  });

  it('a party that the table does not speak of ⇒ its own subject', () => {
    expect(valueIn(payingSubjectOf(of, { ...ask, fee: '31', party: 'supplier' }))).toBe('700001');
    expect(valueIn(payingSubjectOf(of, { ...ask, fee: '31', party: 's-9' }))).toBe('1/s-9');
  });

  it('another business has no table ⇒ it is ambiguous which company pays', () => {
    expect(faultsOf(payingSubjectOf(of, { ...ask, business: '1002', fee: '31' }))).toBe('subject-ambiguous');
  });

  it('faults of the table, all at once, each with its place', () => {
    const faults = createSubjectDirectory({
      subjects: [
        ...subjects,
        { id: '900001', tenant: '1', party: 'other' },
        { id: '900003', tenant: '1', party: 'supplier' },
        { id: '800001', tenant: '2', party: 'platform' },
      ],
      payingSubjects: [
        ...payingSubjects,
        { tenant: '1', business: '1001', fee: '31', subject: '900002' },
        { tenant: '1', business: '1001', fee: '31', subject: '700001' },
        { tenant: '1', business: '1001', fee: '33', subject: '90001' },
        { tenant: '1', business: '1001', fee: '34', subject: '800001' },
      ],
    });
    expect(faultsOf(faults)).toBe(
      [
        'subject-declared-twice@subjects[3].id',
        'subject-declared-twice@subjects[4].party',
        'paying-subject-declared-twice@payingSubjects[2]',
        'paying-subject-unknown@payingSubjects[4].subject',
        'paying-subject-foreign@payingSubjects[5].subject',
      ].join(' '),
    );
    expect(faults).toMatchObject({ issues: { 3: { facts: { subject: '90001', nearest: '900001' } } } });
  });
});

describe('ids', () => {
  it('keep their parts apart', () => {
    expect(joinId(['t1', 'a/b', undefined, '50%'])).toBe('t1/a%2Fb/%/50%25');
    expect(joinId(['门店', ''])).toBe('门店/');
  });

  it('property: parts ⇒ id ⇒ the same parts', () => {
    const part = fc.option(fc.oneof(fc.string(), fc.stringMatching(/^[%/2F5a]*$/)), { nil: undefined });
    fc.assert(
      fc.property(fc.array(part, { minLength: 1 }), (parts) => {
        expect(splitId(joinId(parts))).toEqual(parts);
      }),
    );
  });
});
