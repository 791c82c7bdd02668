import { PEOPLE_READERS } from '../../domain/access/index.ts';
import {
  DECIDERS,
  type ManifestRow,
  RESIDENT_WRITES,
  type TableAccess,
  TEXT_WRITES,
} from '../kit/manifest-row.ts';
import type { Route } from '../kit/route.ts';
import {
  acceptReferral,
  checkReferral,
  closeReferral,
  listReferrals,
  markSeen,
  refuseReferral,
  returnReferral,
  seeReferralRoute,
  sendDraft,
  sendReferral,
  showInbox,
} from './api.ts';

const LAMBDA = 'referrals-http';
const TIMEOUT_S = 10;

const changes = (route: Route, errorImpact: string): ManifestRow => ({
  trigger: { kind: 'http', route },
  lambda: LAMBDA,
  roles: DECIDERS,
  tableAccess: [RESIDENT_WRITES, TEXT_WRITES],
  timeoutS: TIMEOUT_S,
  errorImpact,
});

const shows = (
  route: Route,
  { keys, roles, errorImpact }: Pick<ManifestRow, 'roles' | 'errorImpact'> & Pick<TableAccess, 'keys'>,
): ManifestRow => ({
  trigger: { kind: 'http', route },
  lambda: LAMBDA,
  roles,
  tableAccess: [{ keys, may: 'read' }],
  timeoutS: TIMEOUT_S,
  errorImpact,
});

/** The use cases of referrals as they are deployed. */
export const referralsManifest: readonly ManifestRow[] = [
  changes(sendReferral, 'residents cannot be referred, the green channel included'),
  shows(listReferrals, {
    keys: ['resident'],
    roles: PEOPLE_READERS,
    errorImpact: 'teams cannot see what was referred',
  }),
  shows(seeReferralRoute, {
    keys: ['resident', 'search'],
    roles: PEOPLE_READERS,
    errorImpact: 'nobody can see a referral form',
  }),
  shows(showInbox, {
    keys: ['inbox'],
    roles: DECIDERS,
    errorImpact: 'hospitals do not see who was sent to them',
  }),
  changes(sendDraft, 'drafts of referrals cannot be sent'),
  changes(acceptReferral, 'referrals cannot be accepted'),
  changes(refuseReferral, 'referrals cannot be refused'),
  changes(markSeen, 'referrals expire although the resident was seen'),
  changes(returnReferral, 'teams do not get the return form'),
  changes(checkReferral, 'the two-week checks stay on the work lists'),
  changes(closeReferral, 'referrals stay open'),
];
