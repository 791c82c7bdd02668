import { createHash } from 'node:crypto';

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  type AuditBreak,
  type AuditRecord,
  type AuditSeal,
  chain,
  type KnownEnds,
  type SealedRecords,
  verifyChain,
  verifyLink,
} from '../../../domain/access/index.ts';
import type { Result } from '../../../domain/kernel/result.ts';
import { holds } from '../../given/properties.ts';
import { anId } from '../../given/values.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

const aRecord = (id: string, given: Partial<AuditRecord> = {}): AuditRecord => ({
  id,
  at: '2025-03-10T01:00:00Z',
  userId: anId('doctor-1'),
  role: 'team_member',
  action: 'show-resident',
  purpose: 'care',
  residentIds: [anId('R1')],
  outcome: 'allowed',
  requestId: `req-${id}`,
  ...given,
});

const NAME = 'shard-0';

/** Days of records sealed one after the other. */
const sealed = (...days: readonly (readonly AuditRecord[])[]): SealedRecords[] => {
  let previous = NAME;
  return days.map((records) => {
    const seal = chain(records, previous, sha256);
    previous = seal.seal;
    return { records, seal };
  });
};

const verify = (links: readonly SealedRecords[], ends: Partial<KnownEnds> = {}): Result<string, AuditBreak> =>
  verifyChain(links, { name: NAME, ...ends }, sha256);

const said = (result: Result<string, AuditBreak>): string =>
  result.ok ? 'sound' : `${result.error.link} ${result.error.code}`;

const [a, b, c, d, e] = ['A', 'B', 'C', 'D', 'E'].map((id) => aRecord(id));
if (!a || !b || !c || !d || !e) throw new Error('five records');
const sound = sealed([a, b, c], [], [d, e]);

const lastOf = (links: readonly SealedRecords[]): string => links.at(-1)?.seal?.seal ?? NAME;

/** The sound chain with another link in a place. */
const withLink = (place: number, link: Partial<SealedRecords>): SealedRecords[] =>
  sound.map((one, at) => (at === place ? { ...one, ...link } : one));

const resealed = (change: Partial<AuditSeal>): AuditSeal => ({
  ...chain([a, b, c], NAME, sha256),
  ...change,
});

describe('a seal', () => {
  test('is the same in whatever order the records and their fields are given', () => {
    const turned = Object.fromEntries(Object.entries(a).toReversed());
    expect(chain([c, { ...a, ...turned }, b], NAME, sha256)).toEqual(chain([a, b, c], NAME, sha256));
  });

  test('names the one before it and counts its records', () => {
    expect(sound.map(({ seal }) => seal?.previous)).toEqual([
      NAME,
      sound[0]?.seal?.seal,
      sound[1]?.seal?.seal,
    ]);
    expect(sound.map(({ seal }) => seal?.count)).toEqual([3, 0, 2]);
  });

  test('has the root of a tree whose odd last leaf goes up as it is', () => {
    const shape = (text: string): string => text;
    const leaves = [a, b, c].map((record) => chain([record], NAME, shape).root);
    const [left = '', right = '', odd = ''] = leaves;
    const pair = JSON.stringify(['audit-node@1', left, right]);
    expect(chain([a, b, c], NAME, shape).root).toBe(JSON.stringify(['audit-node@1', pair, odd]));
  });

  test('is not made where two records have one id: that is a bug', () => {
    expect(() => chain([a, b, a], NAME, sha256)).toThrow('two audit records with the id A');
  });
});

describe('a chain', () => {
  test('that nobody touched is sound and ends in its last seal', () => {
    expect(verify(sound)).toEqual({ ok: true, value: lastOf(sound) });
    expect(verify(sound, { last: lastOf(sound) })).toEqual({ ok: true, value: lastOf(sound) });
    expect(verify([])).toEqual({ ok: true, value: NAME });
  });

  test('may be verified a link at a time', () => {
    const [first] = sound;
    if (first === undefined) throw new Error('a first link');
    expect(verifyLink(first, NAME, sha256)).toEqual({ ok: true, value: first.seal?.seal });
    expect(verifyLink(first, 'shard-1', sha256).ok).toBe(false);
  });

  test.each([
    ['a record is missing', withLink(0, { records: [a, c] }), '0 access/audit-record-missing'],
    ['a whole day’s are', withLink(2, { records: [] }), '2 access/audit-record-missing'],
    ['one was added', withLink(2, { records: [c, d, e] }), '2 access/audit-record-added'],
    ['one was added to a day without', withLink(1, { records: [d] }), '1 access/audit-record-added'],
    ['one was exchanged', withLink(0, { records: [a, aRecord('BB'), c] }), '0 access/audit-record-changed'],
    ['two stand in another order', withLink(0, { records: [a, c, b] }), '0 access/audit-order'],
    ['one stands there twice', withLink(0, { records: [a, b, b] }), '0 access/audit-order'],
    ['a day has no seal', withLink(1, { seal: undefined }), '1 access/audit-seal-missing'],
    ['the first day is gone', sound.slice(1), '0 access/audit-seal-missing'],
    ['a day is gone', sound.toSpliced(1, 1), '1 access/audit-seal-missing'],
    ['a day is there twice', sound.toSpliced(1, 0, ...sound.slice(0, 1)), '1 access/audit-seal-missing'],
    [
      'a seal says another text',
      withLink(0, { seal: resealed({ seal: 'x' }) }),
      '0 access/audit-seal-changed',
    ],
    ['a seal counts otherwise', withLink(0, { seal: resealed({ count: 2 }) }), '0 access/audit-seal-changed'],
    [
      'a seal follows another',
      withLink(0, { seal: resealed({ previous: 'x' }) }),
      '0 access/audit-seal-changed',
    ],
    [
      'a seal has another root',
      withLink(0, { seal: resealed({ root: 'x' }) }),
      '0 access/audit-seal-changed',
    ],
    [
      'a day was sealed anew without a record',
      withLink(0, { records: [a, c], seal: chain([a, c], NAME, sha256) }),
      '1 access/audit-seal-missing',
    ],
  ])('is broken where %s', (...row) => {
    const [, links, expected] = row;
    expect(said(verify(links))).toBe(expected);
  });

  test('says how many records are missing, and which one is out of order', () => {
    expect(verify(withLink(0, { records: [c] }))).toEqual({
      ok: false,
      error: { code: 'access/audit-record-missing', sealed: 3, found: 1, link: 0 },
    });
    expect(verify(withLink(2, { records: [e, d] }))).toEqual({
      ok: false,
      error: { code: 'access/audit-order', recordId: 'D', link: 2 },
    });
  });

  test('of another shard is not this one’s', () => {
    expect(said(verify(sound, { name: 'shard-1' }))).toBe('0 access/audit-seal-missing');
  });

  test.each([
    ['its end is cut off', sound.slice(0, 2), '2 access/audit-end-differs'],
    ['nothing of it is left', [], '0 access/audit-end-differs'],
    ['it was made anew from a record on', sealed([a, c], [], [d, e]), '3 access/audit-end-differs'],
  ])('whose last seal is known shows that %s', (...row) => {
    const [, links, expected] = row;
    expect(said(verify(links))).toBe('sound');
    expect(said(verify(links, { last: lastOf(sound) }))).toBe(expected);
  });
});

describe('whatever happens to one of many chains', () => {
  /** Days of 0–6 records each, 1–4 days, at least one record; ids rise through the chain. */
  const chains = fc
    .array(fc.nat(6), { minLength: 1, maxLength: 4 })
    .filter((sizes) => sizes.some((size) => size > 0))
    .map((sizes) => {
      let id = 100;
      return sealed(...sizes.map((size) => Array.from({ length: size }, () => aRecord(String((id += 2))))));
    });

  const placesIn = (links: readonly SealedRecords[]): (readonly [number, number])[] =>
    links.flatMap(({ records }, link) => records.map((_, at) => [link, at] as const));

  /** The chain with other records in one link, and where that is. */
  type Broken = { readonly links: readonly SealedRecords[]; readonly link: number };

  const brokenBy = (
    change: (records: readonly AuditRecord[], at: number) => readonly AuditRecord[],
  ): fc.Arbitrary<Broken> =>
    fc.tuple(chains, fc.nat(1000)).map(([links, pick]) => {
      const places = placesIn(links);
      const [link, at] = places[pick % places.length] ?? [0, 0];
      const broken = links.map((one, i) => (i === link ? { ...one, records: change(one.records, at) } : one));
      return { links: broken, link };
    });

  const isFoundAt = ({ links, link }: Broken): void => {
    const verified = verify(links);
    expect(verified.ok ? undefined : verified.error.link).toBe(link);
  };

  test('untouched it is sound', () => {
    holds(
      fc.property(chains, (links) => {
        expect(verify(links, { last: lastOf(links) }).ok).toBe(true);
      }),
    );
  });

  const CHANGES: readonly Partial<AuditRecord>[] = [
    { id: '0' },
    { at: '2025-03-10T01:00:01Z' },
    { userId: anId('doctor-2') },
    { role: 'team_leader' },
    { action: 'show-residents' },
    { purpose: '' },
    { residentIds: [] },
    { residentIds: [anId('R1'), anId('R2')] },
    { residentIds: [anId('R2')] },
    { outcome: 'refused' },
    { requestId: 'req' },
  ];

  test.each(CHANGES)('a record changed in %j is found where it is', (change) => {
    const changed = brokenBy((records, at) =>
      records.map((record, i) => (i === at ? { ...record, ...change } : record)),
    );
    holds(fc.property(changed, isFoundAt), 50);
  });

  test('a record removed is found where it was', () => {
    holds(
      fc.property(
        brokenBy((records, at) => records.toSpliced(at, 1)),
        isFoundAt,
      ),
    );
  });

  test('a record inserted in its order is found where it is, so is one doubled', () => {
    const inserted = brokenBy((records, at) => records.toSpliced(at + 1, 0, aRecord(`${records[at]?.id}5`)));
    holds(fc.property(inserted, isFoundAt));
    holds(
      fc.property(
        brokenBy((records, at) => records.toSpliced(at, 0, ...records.slice(at, at + 1))),
        isFoundAt,
      ),
    );
  });

  test('two records that changed places or contents are found', () => {
    const swapped = fc.tuple(chains, fc.nat(1000), fc.nat(1000), fc.boolean());
    holds(
      fc.property(swapped, ([links, first, second, keepsIds]) => {
        const all = links.flatMap(({ records }) => records);
        const [x, y] = [all[first % all.length], all[second % all.length]];
        fc.pre(x !== undefined && y !== undefined && x !== y);
        if (x === undefined || y === undefined) return;
        const put = (record: AuditRecord): AuditRecord => {
          if (record !== x && record !== y) return record;
          const other = record === x ? y : x;
          return keepsIds ? { ...other, id: record.id } : other;
        };
        const broken = links.map((one) => ({ ...one, records: one.records.map(put) }));
        const verified = verify(broken);
        const link = links.findIndex(({ records }) => records.includes(x) || records.includes(y));
        expect(verified.ok ? undefined : verified.error.link).toBe(link);
      }),
    );
  });

  test('two links that changed places are found, so is one without its seal or not there at all', () => {
    holds(
      fc.property(chains, fc.nat(3), (links, pick) => {
        const link = pick % links.length;
        const [here, next] = links.slice(link, link + 2);
        if (here === undefined) return;
        isFoundAt({ links: links.with(link, { ...here, seal: undefined }), link });
        if (next === undefined) return;
        isFoundAt({ links: links.with(link, next).with(link + 1, here), link });
        isFoundAt({ links: links.toSpliced(link, 1), link });
      }),
    );
  });
});
