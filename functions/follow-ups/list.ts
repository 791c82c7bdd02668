import { attemptsSinceContact, contactState, latestCompleted } from '../../domain/follow-ups/index.ts';
import { byCodePoints } from '../../domain/kernel/ids.ts';
import { ok } from '../../domain/kernel/result.ts';
import type { Visit } from '../../domain/programmes/index.ts';
import type { ResidentDay } from '../../domain/residents/index.ts';
import { useCase } from '../kit/use-case.ts';
import { pageOfRecord } from '../residents/own-page.ts';
import { listFollowUps } from './api.ts';
import type { ContactBody } from './bodies.ts';
import { followUpBodies } from './follow-up-body.ts';

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
  const { programme } = asked.query;
  const listed = await pageOfRecord(asked, ports, {
    name: `follow-ups ${programme ?? ''}`,
    itemsOf: ({ person }) =>
      latestFirst(person.history.visits).filter(
        (visit) => programme === undefined || visit.programme === programme,
      ),
    placeOf,
  });
  if (!listed.ok) return listed;
  const { found, page, next } = listed.value;
  const { file, person } = found;
  return ok({
    answer: { items: followUpBodies({ file, person }, page), next, contact: contactBodies(person) },
    version: file.version,
    saw: [file.id],
  });
});
