import { expect, test } from 'vitest';

import {
  answerReferral,
  canUseInbox,
  type Place,
  seeReferral,
  type Subject,
} from '../../../domain/access/index.ts';
import type { Alliance, Organisation } from '../../../domain/organisation/index.ts';
import { aRegionCode, aVillage, anId, on } from '../../given/values.ts';

const institution = (id: string, parentId = '') => ({
  id: anId<'InstitutionId'>(id),
  name: id,
  parentId,
  phone: '',
});
const team = (id: string, institutionId: string, region: string) => ({
  id: anId<'TeamId'>(id),
  name: id,
  institutionId: anId<'InstitutionId'>(institutionId),
  regionCodes: [aRegionCode(region)],
  phone: '',
});

/** A hospital with a department below it, and a township centre with two teams. */
const ORGANISATION: Organisation = {
  regions: [],
  institutions: [institution('H'), institution('H-D', 'H'), institution('C')],
  teams: [team('T1', 'C', '530121100201'), team('T2', 'C', '530121100202'), team('TH', 'H', '530121101201')],
};

const HOSPITAL = { id: anId<'InstitutionId'>('H'), regionCode: '530121' };
const DEPARTMENT = { id: anId<'InstitutionId'>('H-D'), regionCode: '' };

/** Somebody whom T1 looks after. */
const PLACE: Place = {
  village: aVillage('530121100201'),
  teams: new Set([anId<'TeamId'>('T1')]),
  institutions: new Set([anId<'InstitutionId'>('C')]),
};

const userId = anId<'UserId'>('u');
const inTeam = (id: string): Subject => ({ userId, role: 'team_leader', teamId: anId(id) });
const managing = (id: string): Subject => ({ userId, role: 'institution_manager', institutionId: anId(id) });
const over = (code: string, role: 'administrator' | 'integration' | 'bureau' | 'auditor'): Subject => ({
  userId,
  role,
  regionCode: aRegionCode(code),
});

test.each([
  ['its manager', managing('H'), true],
  ['a team of it', inTeam('TH'), true],
  ['the administrator of the county', over('530121', 'administrator'), true],
  ['another system of the county', over('530121', 'integration'), true],
  ['the administrator of another county', over('530122', 'administrator'), false],
  ['the manager of a department below it', managing('H-D'), false],
  ['another manager', managing('C'), false],
  ['another team', inTeam('T1'), false],
  ['the bureau', over('530121', 'bureau'), false],
  ['an auditor', over('530121', 'auditor'), false],
])('%s uses the inbox of an institution: %s', (...[, subject, expected]) => {
  expect(canUseInbox(subject, HOSPITAL, ORGANISATION)).toBe(expected);
});

test('who manages an institution uses the inboxes below it, and no region reaches one without a code', () => {
  expect(canUseInbox(managing('H'), DEPARTMENT, ORGANISATION)).toBe(true);
  expect(canUseInbox(over('530121', 'administrator'), DEPARTMENT, ORGANISATION)).toBe(false);
});

const AT = { place: PLACE, receiver: HOSPITAL };
const SENT_AWAY = { place: PLACE, receiver: undefined };

/** No alliance shares the record. */
const UNSHARED = { teamId: undefined, consultations: [] };
const WORLD = { organisation: ORGANISATION, alliances: [], today: on('2025-06-16') };

const codes = (subject: Subject, at: Parameters<typeof answerReferral>[1]): readonly string[] =>
  [seeReferral(subject, { ...UNSHARED, ...at }, WORLD), answerReferral(subject, at, ORGANISATION)].map(
    (done) => (done.ok ? 'ok' : done.error.code),
  );

test.each([
  ['the team of the person', inTeam('T1'), AT, ['ok', 'ok']],
  ['the hospital', managing('H'), AT, ['ok', 'ok']],
  ['another team', inTeam('T2'), AT, ['access/not-found', 'access/not-found']],
  [
    'the hospital, of one that was not sent to it',
    managing('H'),
    SENT_AWAY,
    ['access/not-found', 'access/not-found'],
  ],
  ['the bureau without a reason', over('530121', 'bureau'), AT, ['access/reason-needed', 'access/forbidden']],
  ['an auditor', over('530121', 'auditor'), AT, ['access/forbidden', 'access/forbidden']],
])('%s sees and answers a referral: %s', (...[, subject, at, expected]) => {
  expect(codes(subject, at)).toEqual(expected);
});

test('what is not there is found by neither side, and a bureau sees with a reason', () => {
  const nowhere = { place: undefined, receiver: HOSPITAL };
  for (const subject of [managing('H'), inTeam('T1')])
    expect(codes(subject, nowhere)).toEqual(['access/not-found', 'access/not-found']);
  const bureau = over('530121', 'bureau');
  expect(seeReferral(bureau, { ...UNSHARED, ...AT }, { ...WORLD, reason: '投诉核查' }).ok).toBe(true);
});

test('who reads the whole record by an alliance sees its referrals, and answers none that was not sent to them', () => {
  const community: Alliance = {
    id: anId('M1'),
    name: 'M1',
    kind: 'county_community',
    leadInstitutionId: anId('H'),
    programme: undefined,
    members: ['H', 'C'].map((id) => ({ institutionId: anId(id), from: on('2025-01-01'), until: undefined })),
  };
  const at = { place: PLACE, receiver: undefined, teamId: anId<'TeamId'>('T1'), consultations: [] };
  expect(seeReferral(managing('H'), at, { ...WORLD, alliances: [community] }).ok).toBe(true);
  expect(seeReferral(managing('H'), at, WORLD).ok).toBe(false);
  expect(answerReferral(managing('H'), at, ORGANISATION).ok).toBe(false);
});
