import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  canWriteResident,
  type Consultation,
  placeOf,
  seeRecord,
  seeResident,
  seeWholeRecord,
  type Shareable,
  type SharingWorld,
  type Subject,
} from '../../../domain/access/index.ts';
import { type Alliance, ALLIANCE_KINDS, type AllianceKind } from '../../../domain/organisation/index.ts';
import { anInstitution, anOrganisation, aTeam } from '../../given/organisation.ts';
import { holds } from '../../given/properties.ts';
import { aProgramme } from '../../given/records.ts';
import { anId, aVillage, on } from '../../given/values.ts';
import { aSubject, EAST, NORTH } from './subjects.ts';

const TODAY = on('2025-06-16');

/** The teams TH of a hospital, TD of a department below it, TA of a township centre, TV of a clinic below that, TB of
 *  another centre. All people live in the NORTH, which TA serves. */
const organisation = anOrganisation({
  institutions: [
    anInstitution({ id: 'H' }),
    anInstitution({ id: 'D', parentId: 'H' }),
    anInstitution({ id: 'A' }),
    anInstitution({ id: 'V', parentId: 'A' }),
    anInstitution({ id: 'B' }),
  ],
  teams: ['H', 'D', 'A', 'V', 'B'].map((id) =>
    aTeam({ id: `T${id}`, institutionId: id, regionCodes: [id === 'A' ? NORTH : EAST] }),
  ),
});

type Member = readonly [id: string, from: string, until?: string];

const anAlliance = (kind: AllianceKind, members: readonly Member[], id = 'M1'): Alliance => ({
  id: anId(id),
  name: id,
  kind,
  leadInstitutionId: anId('H'),
  programme: kind === 'specialist_alliance' ? aProgramme('diabetes').code : undefined,
  members: members.map(([institutionId, from, until]) => ({
    institutionId: anId(institutionId),
    from: on(from),
    until: until === undefined ? undefined : on(until),
  })),
});

const SINCE = '2025-01-01';
const BOTH: readonly Member[] = [
  ['H', SINCE],
  ['A', SINCE],
];

const aPerson = (teamId?: string, consultations: readonly Consultation[] = []): Shareable => {
  const contract = teamId === undefined ? undefined : { teamId: anId<'TeamId'>(teamId) };
  const place = placeOf({ regionCode: aVillage(NORTH), contract }, organisation);
  return { place, teamId: contract?.teamId, consultations };
};

const world = (alliances: readonly Alliance[], more: Partial<SharingWorld> = {}): SharingWorld => ({
  organisation,
  alliances,
  today: TODAY,
  ...more,
});

const sight = (subject: Subject, person: Shareable, at: SharingWorld): string => {
  const seen = seeRecord(subject, person, at);
  if (!seen.ok) return seen.error.code;
  return seen.value.of === 'record' ? 'record' : [...seen.value.programmes].join(' ');
};

const asked = (from: string, to: string): Consultation[] => [
  { fromInstitutionId: anId(from), toInstitutionId: anId(to) },
];

const hospital = aSubject('team_member', 'TH');
const NONE = 'access/not-found';

describe('what an alliance shares of people contracted with another member', () => {
  test.each([
    ['urban_group', 'record'],
    ['county_community', 'record'],
    ['specialist_alliance', 'diabetes'],
    ['telemedicine_network', NONE],
  ] as const)('%s: %s', (kind, expected) => {
    const alliances = [anAlliance(kind, BOTH)];
    expect(sight(hospital, aPerson('TA'), world(alliances))).toBe(expected);
    expect(sight(hospital, aPerson('TB'), world(alliances))).toBe(NONE);
    expect(sight(hospital, aPerson(), world(alliances))).toBe(NONE);
    expect(sight(hospital, aPerson('TA'), world([]))).toBe(NONE);
  });

  test.each([
    ['a team of another member', aSubject('team_leader', 'TH'), 'record'],
    ['a team below it', aSubject('team_member', 'TD'), 'record'],
    ['its manager', aSubject('institution_manager', 'H'), 'record'],
    ['a manager below it', aSubject('institution_manager', 'D'), 'record'],
    ['another team of the same member', aSubject('team_member', 'TV'), NONE],
    ['a team of an institution outside', aSubject('team_member', 'TB'), NONE],
    ['a manager outside', aSubject('institution_manager', 'B'), NONE],
    ['a team that nobody knows', aSubject('team_member', 'T9'), NONE],
    ['the administrator of another county', aSubject('administrator', '440106'), NONE],
    ['an auditor', aSubject('auditor', '530121'), 'access/forbidden'],
    ['a resident', aSubject('resident', 'phone-1'), 'access/forbidden'],
    ['a bureau of elsewhere without a reason', aSubject('bureau', '440106'), 'access/reason-needed'],
  ])('is read by %s: %s', (...[, subject, expected]) => {
    expect(sight(subject, aPerson('TA'), world([anAlliance('county_community', BOTH)]))).toBe(expected);
  });

  test('people of what lies below a member are shared with it', () => {
    const alliances = [anAlliance('urban_group', BOTH)];
    expect(sight(hospital, aPerson('TV'), world(alliances))).toBe('record');
    expect(sight(aSubject('team_member', 'TA'), aPerson('TH'), world(alliances))).toBe('record');
  });

  test.each([
    ['2025-06-17', undefined, NONE],
    ['2025-06-16', undefined, 'record'],
    ['2025-01-01', '2025-06-17', 'record'],
    ['2025-01-01', '2025-06-16', NONE],
  ])('by who is a member from %s until %s: %s', (from, until, expected) => {
    const late: Member = until === undefined ? ['A', from] : ['A', from, until];
    const reading: Member = until === undefined ? ['H', from] : ['H', from, until];
    for (const members of [
      [['H', SINCE], late],
      [reading, ['A', SINCE]],
    ] satisfies Member[][])
      expect(sight(hospital, aPerson('TA'), world([anAlliance('urban_group', members)]))).toBe(expected);
  });

  test('of several alliances the widest counts, and specialisms add up', () => {
    const diabetes = anAlliance('specialist_alliance', BOTH);
    const pressure = {
      ...diabetes,
      id: anId<'AllianceId'>('M2'),
      programme: aProgramme('hypertension').code,
    };
    expect(sight(hospital, aPerson('TA'), world([diabetes, pressure]))).toBe('diabetes hypertension');
    const all = [diabetes, anAlliance('urban_group', BOTH, 'M3'), pressure];
    expect(sight(hospital, aPerson('TA'), world(all))).toBe('record');
  });

  test('a part of a record is not the whole', () => {
    const at = world([anAlliance('specialist_alliance', BOTH)]);
    expect(seeWholeRecord(hospital, aPerson('TA'), at)).toEqual({ ok: false, error: { code: NONE } });
    expect(seeWholeRecord(hospital, aPerson('TA'), world([anAlliance('urban_group', BOTH)])).ok).toBe(true);
    expect(seeWholeRecord(aSubject('team_member', 'TA'), aPerson('TA'), world([])).ok).toBe(true);
  });
});

describe('an open remote consultation', () => {
  test.each(ALLIANCE_KINDS)('opens the record to who is asked, in a %s', (kind) => {
    const at = world([anAlliance(kind, BOTH)]);
    for (const person of [aPerson('TA', asked('A', 'H')), aPerson(undefined, asked('A', 'H'))]) {
      expect(sight(hospital, person, at)).toBe('record');
      expect(sight(aSubject('institution_manager', 'H'), person, at)).toBe('record');
      expect(sight(aSubject('team_member', 'TB'), person, at)).toBe(NONE);
    }
  });

  test.each([
    ['another institution was asked', asked('A', 'B'), BOTH],
    [
      'nobody was named',
      [{ fromInstitutionId: anId<'InstitutionId'>('A'), toInstitutionId: undefined }],
      BOTH,
    ],
    [
      'nobody says who asks',
      [{ fromInstitutionId: undefined, toInstitutionId: anId<'InstitutionId'>('H') }],
      BOTH,
    ],
    ['who asks is in no alliance', asked('B', 'H'), BOTH],
    [
      'who asks left this day',
      asked('A', 'H'),
      [
        ['H', SINCE],
        ['A', SINCE, '2025-06-16'],
      ],
    ],
    [
      'who is asked left this day',
      asked('A', 'H'),
      [
        ['H', SINCE, '2025-06-16'],
        ['A', SINCE],
      ],
    ],
  ] satisfies [string, Consultation[], readonly Member[]][])(
    'does not where %s',
    (...[, questions, members]) => {
      const at = world([anAlliance('telemedicine_network', members)]);
      expect(sight(hospital, aPerson('TA', questions), at)).toBe(NONE);
    },
  );
});

describe('for any organisation and memberships', () => {
  const NAMES = ['A', 'B', 'C', 'D'];
  const name = fc.constantFrom(...NAMES);
  const day = fc.constantFrom('2025-06-15', '2025-06-16', '2025-06-17');
  const member = fc
    .tuple(name, day, fc.option(day, { nil: undefined }))
    .map(([id, from, until]): Member => (until === undefined ? [id, from] : [id, from, until]));
  const alliance = fc
    .tuple(fc.constantFrom(...ALLIANCE_KINDS), fc.array(member, { maxLength: 4 }))
    .map(([kind, members]) => anAlliance(kind, members));
  const counties = fc.record({
    parents: fc.tuple(...NAMES.map(() => fc.constantFrom('', 'Z', ...NAMES))),
    alliances: fc.array(alliance, { maxLength: 3 }),
  });
  const readers = fc.oneof(
    name.map((id) => aSubject('team_member', `T${id}`)),
    name.map((id) => aSubject('institution_manager', id)),
    fc.constantFrom(
      aSubject('administrator', '440106'),
      aSubject('auditor', '53'),
      aSubject('bureau', '53'),
      aSubject('resident', 'p'),
    ),
  );
  const given = fc.record({
    county: counties,
    reader: readers,
    home: fc.option(name, { nil: undefined }),
    question: fc.option(fc.tuple(name, name), { nil: undefined }),
  });
  type Given = typeof given extends fc.Arbitrary<infer One> ? One : never;

  const build = ({ county, home, question }: Given, alliances: readonly Alliance[] = county.alliances) => {
    const random = anOrganisation({
      institutions: NAMES.map((id, at) => anInstitution({ id, parentId: county.parents[at] ?? '' })),
      teams: NAMES.map((id) => aTeam({ id: `T${id}`, institutionId: id, regionCodes: [EAST] })),
    });
    const teamId = home === undefined ? undefined : anId<'TeamId'>(`T${home}`);
    const contract = teamId && { teamId };
    const place = placeOf({ regionCode: aVillage(NORTH), contract }, random);
    const person: Shareable = { place, teamId, consultations: question ? asked(...question) : [] };
    return { person, at: world(alliances, { organisation: random }) };
  };

  /** Says whether an institution is another one or lies below it, found anew by walking up. */
  const isAt = (parents: readonly string[], below: string, id: string): boolean => {
    const walked: string[] = [];
    for (let at = below; NAMES.includes(at) && !walked.includes(at); at = parents[NAMES.indexOf(at)] ?? '')
      walked.push(at);
    return walked.includes(id);
  };

  const membersOver = ({ members }: Alliance, parents: readonly string[], id: string): string[] =>
    members
      .filter(({ from, until }) => from <= TODAY && (until === undefined || until > TODAY))
      .map(({ institutionId }): string => institutionId)
      .filter((institution) => isAt(parents, id, institution));

  const meetings = ({ alliances, parents }: Given['county'], from = '', to = ''): AllianceKind[] =>
    alliances
      .filter((one) => {
        const theirs = membersOver(one, parents, to);
        return membersOver(one, parents, from).some((id) => theirs.some((other) => other !== id));
      })
      .map(({ kind }) => kind);

  const homeOf = (reader: Subject): string | undefined => {
    if ('teamId' in reader) return reader.teamId.slice(1);
    return 'institutionId' in reader ? reader.institutionId : undefined;
  };

  /** What is allowed at most, whatever the members in between. */
  const mostShared = ({ reader, home, question, county }: Given): 'record' | 'programmes' | 'nothing' => {
    const own = homeOf(reader);
    if (own === undefined) return 'nothing';
    const asking = question === undefined ? [] : meetings(county, ...question);
    const kinds = home === undefined ? [] : meetings(county, home, own);
    if (asking.length > 0 || kinds.some((kind) => kind === 'urban_group' || kind === 'county_community'))
      return 'record';
    return kinds.includes('specialist_alliance') ? 'programmes' : 'nothing';
  };

  test('nobody outside of the rule sees anything, and nobody writes by it', () => {
    const found: string[] = [];
    holds(
      fc.property(given, (one) => {
        const { person, at } = build(one);
        const own = seeResident(one.reader, person.place);
        const seen = seeRecord(one.reader, person, at);
        if (own.ok || person.place === undefined) return;
        expect(canWriteResident(one.reader, person.place)).toBe(false);
        if (!seen.ok) {
          expect(seen.error).toEqual(own.error);
          return;
        }
        found.push(seen.value.of);
        const most = mostShared(one);
        expect(most === 'record' ? ['record', 'programmes'] : [most]).toContain(seen.value.of);
      }),
      1_000,
    );
    expect(found).toContain('record');
    expect(found).toContain('programmes');
  });

  test('an end of every membership ends all sharing at once', () => {
    holds(
      fc.property(given, (one) => {
        const ended = one.county.alliances.map((each) => ({
          ...each,
          members: each.members.map((stay) => ({ ...stay, until: TODAY })),
        }));
        const { person, at } = build(one, ended);
        expect(seeRecord(one.reader, person, at).ok).toBe(seeResident(one.reader, person.place).ok);
      }),
    );
  });
});
