import { attemptsSinceContact, contactState, latestCompleted } from '../../domain/follow-ups/index.ts';
import { byCodePoints } from '../../domain/kernel/ids.ts';
import { err, ok } from '../../domain/kernel/result.ts';
import type { Visit } from '../../domain/programmes/index.ts';
import type { ResidentDay } from '../../domain/residents/index.ts';
import { cursorIn, cursorOut } from '../kit/cursor.ts';
import { useCase } from '../kit/use-case.ts';
import { findToSee } from '../residents/find.ts';
import { listFollowUps } from './api.ts';
import type { ContactBody } from './bodies.ts';
import { followUpBodies } from './follow-up-body.ts';

const USUAL_LIMIT = 50;

/** The place of a visit in the list: text order is time order. */
const placeOf = ({ visitedOn, visitedAt, id }: Visit): string => `${visitedOn} ${visitedAt} ${id}`;

const latestFirst = (visits: readonly Visit[]): Visit[] =>
  visits.toSorted((a, b) => byCodePoints(placeOf(b), placeOf(a)));

const contactBodies = ({ managed, day }: ResidentDay): ContactBody[] =>
  managed.map(({ programme, chain, since }) => {
    const visitedOn = latestCompleted(chain)?.visit.visitedOn ?? since;
    const lastContactOn = visitedOn > since ? visitedOn : since;
    const attempts = attemptsSinceContact(chain);
    return {
      programme: programme.code,
      state: contactState(lastContactOn, attempts, day),
      lastContactOn,
      attempts,
    };
  });

/** Lists follow-ups with what the rules and doctors decided; and how well the resident is in contact. */
export const listUseCase = useCase(listFollowUps, async (asked, ports) => {
  const { by, params, query } = asked;
  const { programme, limit = USUAL_LIMIT } = query;
  const list = `follow-ups ${params.residentId} ${programme ?? ''}`;
  const owner = { userId: by.userId, list };
  const cursor = cursorIn(query.cursor, owner, ports.keys);
  if (!cursor.ok) return cursor;
  const found = await findToSee(asked, ports, params.residentId);
  if (!found.ok) return err(found.error);
  const { file, person } = found.value;
  const before = cursor.value;
  const rest = latestFirst(person.history.visits)
    .filter((visit) => programme === undefined || visit.programme === programme)
    .filter((visit) => before === undefined || placeOf(visit) < before);
  const page = rest.slice(0, limit);
  const last = rest.length > page.length ? page.at(-1) : undefined;
  return ok({
    answer: {
      items: followUpBodies({ file, person }, page),
      next: cursorOut(last && placeOf(last), owner, ports.keys),
      contact: contactBodies(person),
    },
    version: file.version,
    saw: [file.id],
  });
});
