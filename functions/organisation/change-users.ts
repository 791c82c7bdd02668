import { canSeeTeam, type Subject, type UserId } from '../../domain/access/index.ts';
import { byCodePoints } from '../../domain/kernel/ids.ts';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import type { UserAdmitted } from '../../events/organisation.ts';
import { cursorIn, cursorOut } from '../kit/cursor.ts';
import type { Route } from '../kit/route.ts';
import { type Asked, useCase } from '../kit/use-case.ts';
import { admitUser, dismissUser, listUsers } from './api.ts';
import type { UserBody } from './bodies.ts';
import { referenceChange } from './change.ts';
import type { Reference, ReferenceCommit, User } from './reference.ts';

const USUAL_LIMIT = 50;

/** What somebody signs in as: a role of people at work. */
type Working = Exclude<Subject, { readonly role: 'resident' }>;

type Given = Omit<UserBody, 'id' | 'name'>;

/** Which scope a role is for. */
const SCOPES = {
  team_member: 'teamId',
  team_leader: 'teamId',
  institution_manager: 'institutionId',
  bureau: 'regionCode',
  auditor: 'regionCode',
  administrator: 'regionCode',
  integration: 'regionCode',
} as const satisfies Record<Working['role'], string>;

const hasItsScopeAlone = ({ role, teamId, institutionId, regionCode }: Given): boolean => {
  const scopes = Object.entries({ teamId, institutionId, regionCode }).filter(([, id]) => id !== undefined);
  return scopes.length === 1 && scopes[0]?.[0] === SCOPES[role];
};

/** The role with the one scope that it is for; undefined where that is not given, or another one is too. */
const subjectFrom = (userId: UserId, given: Given): Working | undefined => {
  const { role, staffId, teamId, institutionId, regionCode } = given;
  if (!hasItsScopeAlone(given)) return undefined;
  const who = { userId, ...(staffId !== undefined && { staffId }) };
  if (role === 'team_member' || role === 'team_leader') return teamId && { ...who, role, teamId };
  if (role === 'institution_manager') return institutionId && { ...who, role, institutionId };
  return regionCode && { ...who, role, regionCode };
};

/** Whether a region lies in that of the asker. */
const isIn = (by: Subject, regionCode: string | undefined): boolean =>
  'regionCode' in by && regionCode?.startsWith(by.regionCode) === true;

/** Says whether what somebody signs in for lies in the asker's region; what may be done with it the manifest says. */
const isTheirs = (by: Subject, { organisation, rows }: Reference, subject: Subject): boolean => {
  if ('teamId' in subject) {
    const team = organisation.teams.find(({ id }) => id === subject.teamId);
    return team !== undefined && canSeeTeam(by, team, organisation);
  }
  if ('institutionId' in subject) {
    const row = rows.institutions.find(({ id }) => id === subject.institutionId);
    return isIn(by, row?.['regionCode']);
  }
  return 'regionCode' in subject && isIn(by, subject.regionCode);
};

const admitted = ({ userId, role, ...rest }: Working): UserAdmitted => ({
  type: 'user-admitted@1',
  userId,
  role,
  ...rest,
});

const bodyOf = ({
  name,
  subject: { userId: id, ...rest },
}: User & { readonly subject: Working }): UserBody => ({
  id,
  name,
  ...rest,
});

const isWorking = (user: User): user is User & { readonly subject: Working } =>
  user.subject.role !== 'resident';

type Stored = Pick<ReferenceCommit, 'user'>;

const changing = (
  { by, now: at, today }: Asked<Route>,
  reference: Reference,
  [event, stored]: readonly [Parameters<typeof referenceChange>[1], Stored],
): ReferenceCommit => ({
  ...referenceChange(reference, event, { at, by: by.userId, today }),
  ...stored,
});

type NotOwn = Result<'other', { readonly code: 'organisation/own-account' }>;

/** Nobody shuts themselves out: another administrator does. */
const notOwn = ({ by }: Pick<Asked<Route>, 'by'>, id: UserId): NotOwn =>
  by.userId === id ? err({ code: 'organisation/own-account' }) : ok('other');

/** Lists those who may sign in for something of the asker's region, by their id; a cursor is the last one shown. */
export const listUsersUseCase = useCase(listUsers, async ({ by, query }, ports) => {
  const { limit = USUAL_LIMIT } = query;
  const owner = { userId: by.userId, list: 'users' };
  const cursor = cursorIn(query.cursor, owner, ports.keys);
  if (!cursor.ok) return cursor;
  const after = cursor.value ?? '';
  const reference = await ports.reference();
  const rest = [...reference.users.values()]
    .filter(isWorking)
    .filter(({ subject }) => subject.userId > after && isTheirs(by, reference, subject))
    .toSorted((a, b) => byCodePoints(a.subject.userId, b.subject.userId));
  const page = rest.slice(0, limit);
  const last = rest.length > limit ? page.at(-1)?.subject.userId : undefined;
  return ok({ answer: { items: page.map(bodyOf), next: cursorOut(last, owner, ports.keys) }, saw: [] });
});

/** Lets somebody sign in for something of the asker's region; whoever signs in for another region stays as they are. */
export const admitUserUseCase = useCase(admitUser, async (asked, ports) => {
  const { by, params, body } = asked;
  const { name, ...given } = body;
  const other = notOwn(asked, params.userId);
  if (!other.ok) return other;
  const reference = await ports.reference();
  const subject = subjectFrom(params.userId, given);
  if (subject === undefined) return err({ code: 'organisation/role-needs-scope' });
  if (!isTheirs(by, reference, subject)) return err({ code: 'organisation/unknown-scope' });
  const before = reference.users.get(params.userId);
  if (before !== undefined && !isTheirs(by, reference, before.subject))
    return err({ code: 'organisation/user-of-others' });
  const user = { name, subject };
  return ok({
    answer: bodyOf(user),
    saw: [],
    writes: { reference: changing(asked, reference, [admitted(subject), { user: { admitted: user } }]) },
  });
});

/** Lets somebody of the asker's region sign in no more. */
export const dismissUserUseCase = useCase(dismissUser, async (asked, ports) => {
  const { by, params } = asked;
  const other = notOwn(asked, params.userId);
  if (!other.ok) return other;
  const reference = await ports.reference();
  const user = reference.users.get(params.userId);
  if (user === undefined || !isWorking(user) || !isTheirs(by, reference, user.subject))
    return err({ code: 'access/not-found' });
  const event = { type: 'user-dismissed@1', userId: params.userId } as const;
  return ok({
    answer: bodyOf(user),
    saw: [],
    writes: { reference: changing(asked, reference, [event, { user: { dismissed: params.userId } }]) },
  });
});
