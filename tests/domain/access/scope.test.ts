import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  type AccessRefusal,
  canSeeAudit,
  canSeeResident,
  canWriteResident,
  isReason,
  mayChange,
  type Place,
  placeOf,
  placesIn,
  ROLES,
  seeResident,
  writeResident,
} from '../../../domain/access/index.ts';
import type { Result } from '../../../domain/kernel/result.ts';
import { descendants } from '../../../domain/organisation/index.ts';
import { anInstitution, anOrganisation, aTeam } from '../../given/organisation.ts';
import { holds } from '../../given/properties.ts';
import { anId, aVillage } from '../../given/values.ts';
import { ABROAD, aSubject, county, EAST, everybody, NORTH, placed, SOUTH } from './subjects.ts';

const said = (result: Result<Place, AccessRefusal>): string => (result.ok ? 'yes' : result.error.code);

test('the roles are those of who works with the service, and of residents', () => {
  expect(ROLES).toEqual([
    'team_member',
    'team_leader',
    'institution_manager',
    'bureau',
    'auditor',
    'administrator',
    'integration',
    'resident',
  ]);
  expect(everybody.map(({ role }) => role)).toEqual(ROLES);
});

describe('where a person stands', () => {
  test.each([
    ['contracted with T2, wherever they live', NORTH, 'T2', ['T2'], ['I1', 'I2', 'I3']],
    ['contracted with T3 below nothing', NORTH, 'T3', ['T3'], ['I4']],
    ['without contract, served by one team', NORTH, undefined, ['T1'], ['I1', 'I2']],
    ['without contract, served by two', SOUTH, undefined, ['T1', 'T2'], ['I1', 'I2', 'I3']],
    ['without contract, served by none', '530121109201', undefined, [], []],
    ['contracted with a team that nobody knows', NORTH, 'T9', [], []],
  ])('%s', (...row) => {
    const [, village, teamId, teams, institutions] = row;
    const place = placed(village, teamId);
    expect(place.village).toBe(village);
    expect([...place.teams].toSorted()).toEqual(teams);
    expect([...place.institutions].toSorted()).toEqual(institutions);
  });

  test('a team with the id of a village is not mistaken for it, whichever is asked for first', () => {
    const team = aTeam({ id: NORTH, institutionId: 'I9', regionCodes: [EAST] });
    const place = placesIn(anOrganisation({ teams: [team, aTeam({ id: 'T1', regionCodes: [NORTH] })] }));
    const lives = { regionCode: aVillage(NORTH) };
    const signed = { ...lives, contract: { teamId: team.id } };
    expect([lives, signed, lives, signed].map((one) => [...place(one).teams])).toEqual([
      ['T1'],
      [NORTH],
      ['T1'],
      [NORTH],
    ]);
  });

  test('the institutions above a team are those that have it below them, whatever loops the parents make', () => {
    const names = ['A', 'B', 'C', 'D', 'E'];
    const parents = fc.tuple(...names.map(() => fc.constantFrom('', 'Z', ...names)));
    holds(
      fc.property(parents, fc.constantFrom(...names), (given, home) => {
        const organisation = anOrganisation({
          institutions: names.map((id, i) => anInstitution({ id, parentId: given[i] ?? '' })),
          teams: [aTeam({ id: 'T1', institutionId: home, regionCodes: [NORTH] })],
        });
        const { institutions } = placeOf({ regionCode: aVillage(NORTH) }, organisation);
        const over = names.filter((name) => descendants(organisation, anId(name)).has(anId(home)));
        expect([...institutions].toSorted()).toEqual(over);
      }),
    );
  });
});

describe('who sees a person', () => {
  const ownTeams = placed(NORTH, 'T1');
  const foreignTeams = placed(NORTH, 'T2');
  const ownArea = placed(NORTH);
  const foreignArea = placed(EAST);
  const abroad = placed(ABROAD, 'T4');

  test.each([
    ['team_member', 'T1', [true, false, true, false, false]],
    ['team_leader', 'T1', [true, false, true, false, false]],
    ['team_member', 'T2', [false, true, false, true, false]],
    ['team_member', 'T9', [false, false, false, false, false]],
    ['institution_manager', 'I1', [true, true, true, true, false]],
    ['institution_manager', 'I2', [true, true, true, true, false]],
    ['institution_manager', 'I3', [false, true, false, true, false]],
    ['institution_manager', 'I4', [false, false, false, true, false]],
    ['institution_manager', 'I5', [false, false, false, false, true]],
    ['bureau', '530121', [true, true, true, true, false]],
    ['bureau', '5301', [true, true, true, true, true]],
    ['bureau', '530121100', [true, true, true, false, false]],
    ['bureau', NORTH, [true, true, true, false, false]],
    ['bureau', '54', [false, false, false, false, false]],
    ['auditor', '53', [false, false, false, false, false]],
    ['administrator', '530121', [true, true, true, true, false]],
    ['administrator', '530122', [false, false, false, false, true]],
    ['integration', '530121', [true, true, true, true, false]],
    ['integration', '530121101', [false, false, false, true, false]],
  ] as const)('%s of %s, who gives a reason', (...row) => {
    const [role, of, expected] = row;
    const places = [ownTeams, foreignTeams, ownArea, foreignArea, abroad];
    const subject = aSubject(role, of);
    expect(places.map((place) => canSeeResident(subject, place, { reason: 'complaint 17' }))).toEqual(
      expected,
    );
  });

  test('a person moves out of sight of the team of their village by signing with another', () => {
    const [first, second] = [aSubject('team_member', 'T1'), aSubject('team_member', 'T2')];
    expect([first, second].map((one) => canSeeResident(one, placed(SOUTH)))).toEqual([true, true]);
    expect([first, second].map((one) => canSeeResident(one, placed(SOUTH, 'T2')))).toEqual([false, true]);
  });

  test.each([
    [undefined, false],
    ['', false],
    [' 　\t', false],
    ['\u200B—…', false],
    ['核查', true],
    ['7', true],
  ])('the reason %j of a bureau is one: %s', (...row) => {
    const [reason, isOne] = row;
    expect(isReason(reason)).toBe(isOne);
    expect(said(seeResident(aSubject('bureau', '530121'), ownTeams, { reason }))).toBe(
      isOne ? 'yes' : 'access/reason-needed',
    );
  });

  test('only a bureau is asked for a reason', () => {
    expect(everybody.map((subject) => said(seeResident(subject, ownTeams)))).toEqual([
      'yes',
      'yes',
      'yes',
      'access/reason-needed',
      'access/forbidden',
      'yes',
      'yes',
      'access/forbidden',
    ]);
  });

  test('whom one may not see does not exist: every answer is that for nobody', () => {
    for (const subject of everybody) {
      for (const reason of [undefined, 'complaint 17']) {
        expect(seeResident(subject, abroad, { reason })).toEqual(seeResident(subject, undefined, { reason }));
      }
      expect(writeResident(subject, abroad)).toEqual(writeResident(subject, undefined));
      expect(mayChange(subject, abroad, ownTeams)).toEqual(mayChange(subject, undefined, ownTeams));
    }
  });

  test('what a team sees, the managers above it and the administrator of its region see too', () => {
    const villages = fc.constantFrom(NORTH, SOUTH, EAST, ABROAD);
    const contracts = fc.option(fc.constantFrom('T1', 'T2', 'T3', 'T4', 'T9'), { nil: undefined });
    holds(
      fc.property(villages, contracts, fc.constantFrom(...county.teams), (village, teamId, team) => {
        const place = placed(village, teamId);
        if (!canSeeResident(aSubject('team_member', team.id), place)) return;
        const managers = county.institutions.filter(({ id }) =>
          descendants(county, id).has(team.institutionId),
        );
        for (const { id } of managers)
          expect(canSeeResident(aSubject('institution_manager', id), place)).toBe(true);
        expect(canSeeResident(aSubject('administrator', '53'), place)).toBe(true);
      }),
    );
  });
});

describe('who records something of a person', () => {
  test('those who see them without a reason; neither bureau nor auditor, who never do', () => {
    const mine = everybody.map((subject) => said(writeResident(subject, placed(NORTH, 'T1'))));
    const never = 'access/forbidden';
    expect(mine).toEqual(['yes', 'yes', 'yes', never, never, 'yes', 'yes', never]);
    const foreign = everybody.map((subject) => said(writeResident(subject, placed(ABROAD))));
    const none = 'access/not-found';
    expect(foreign).toEqual([none, none, none, never, never, none, none, never]);
    expect(everybody.map((subject) => canWriteResident(subject, placed(NORTH)))).toEqual([
      true,
      true,
      true,
      false,
      false,
      true,
      true,
      false,
    ]);
  });

  test('a refusal for good names the role', () => {
    expect(writeResident(aSubject('auditor', '53'), placed(NORTH))).toEqual({
      ok: false,
      error: { code: 'access/forbidden', role: 'auditor' },
    });
  });
});

describe('a change that moves a person', () => {
  test.each([
    ['signs who lives in the area', placed(NORTH), placed(NORTH, 'T1'), 'yes'],
    ['stays with the team', placed(SOUTH, 'T1'), placed(EAST, 'T1'), 'yes'],
    ['is fetched from another team', placed(NORTH, 'T2'), placed(NORTH, 'T1'), 'access/not-found'],
    ['is fetched from another area', placed(EAST), placed(NORTH), 'access/not-found'],
    ['is pushed to another team', placed(NORTH, 'T1'), placed(NORTH, 'T2'), 'access/leaves-scope'],
    ['is pushed to another area', placed(NORTH), placed(EAST), 'access/leaves-scope'],
    ['never was in scope', placed(EAST), placed(EAST, 'T2'), 'access/not-found'],
    ['is not recorded', undefined, placed(NORTH), 'access/not-found'],
  ])('of a team: who %s', (...row) => {
    const [, before, after, expected] = row;
    expect(said(mayChange(aSubject('team_leader', 'T1'), before, after))).toBe(expected);
  });

  test('from team to team is for who sees both', () => {
    const [before, after] = [placed(NORTH, 'T1'), placed(NORTH, 'T2')];
    expect(said(mayChange(aSubject('institution_manager', 'I2'), before, after))).toBe('yes');
    expect(said(mayChange(aSubject('institution_manager', 'I3'), before, after))).toBe('access/not-found');
    expect(said(mayChange(aSubject('institution_manager', 'I3'), after, before))).toBe('access/leaves-scope');
    expect(said(mayChange(aSubject('administrator', '530121'), before, after))).toBe('yes');
    expect(said(mayChange(aSubject('bureau', '530121'), before, after))).toBe('access/forbidden');
  });

  test('is allowed where the person may be written before and after, and nowhere else', () => {
    const places = [NORTH, SOUTH, EAST, ABROAD].flatMap((village) =>
      [undefined, 'T1', 'T2', 'T3', 'T4'].map((teamId) => placed(village, teamId)),
    );
    for (const subject of everybody) {
      for (const before of places) {
        for (const after of places) {
          expect(mayChange(subject, before, after).ok).toBe(
            canWriteResident(subject, before) && canWriteResident(subject, after),
          );
        }
      }
    }
  });
});

test('only the auditor reads who saw whom, not even the administrator', () => {
  expect(everybody.filter(canSeeAudit).map(({ role }) => role)).toEqual(['auditor']);
});
