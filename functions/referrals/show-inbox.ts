import { canUseInbox } from '../../domain/access/index.ts';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import type { LocalDate } from '../../domain/kernel/time.ts';
import { PUBLIC_HOLIDAYS } from '../../domain/kernel/public-holidays.ts';
import { answerBy, stateOn } from '../../domain/referrals/index.ts';
import { cursorIn, cursorOut } from '../kit/cursor.ts';
import type { Listed } from '../kit/page.ts';
import type { InboxView, Ports } from '../kit/ports.ts';
import { type Asked, type Refused, useCase } from '../kit/use-case.ts';
import type { Reference } from '../organisation/reference.ts';
import { showInbox } from './api.ts';
import type { InboxItem } from './bodies.ts';
import { receiverIn } from './find-referral.ts';
import { readInbox } from './read-inbox.ts';
import { placeBody } from './referral-body.ts';

const USUAL_LIMIT = 50;

type AskedInbox = Asked<typeof showInbox>;

const inboxItem = (view: InboxView, reference: Reference, today: LocalDate): InboxItem => {
  const { referralId: id, residentId, name, programme, direction, urgency, wants, referredOn } = view;
  const status = stateOn(view, today);
  if (status === 'draft') throw new Error('a draft is sent to nobody');
  return {
    id,
    residentId,
    name,
    programme,
    direction,
    urgency,
    kind: wants,
    referredOn,
    status,
    answerBy: answerBy(view, PUBLIC_HOLIDAYS),
    fromInstitutionId: view.fromInstitutionId,
    sender: placeBody(reference, view.fromInstitutionId),
    appointmentOn: view.appointmentOn,
  };
};

const read = async (
  { by, params, query, today }: AskedInbox,
  ports: Pick<Ports, 'inbox' | 'keys'>,
  list: string,
): Promise<Result<Listed<InboxView>, Refused>> => {
  const cursor = cursorIn(query.cursor, { userId: by.userId, list }, ports.keys);
  if (!cursor.ok) return cursor;
  const page = { limit: query.limit ?? USUAL_LIMIT, cursor: cursor.value };
  const { institutionId } = params;
  const listed = await readInbox(ports, { institutionId, state: query.state, today }, page);
  return listed === undefined ? err({ code: 'request/bad-cursor' }) : ok(listed);
};

/** Shows what was sent to an institution to those who work for it, though the residents are not of their scope. */
export const showInboxUseCase = useCase(showInbox, async (asked, ports) => {
  const { by, params, query, today } = asked;
  const reference = await ports.reference();
  const receiver = receiverIn(reference, params.institutionId);
  if (receiver === undefined || !canUseInbox(by, receiver, reference.organisation))
    return err({ code: 'access/not-found' });
  const list = ['inbox', params.institutionId, query.state, query.direction].join(' ');
  const listed = await read(asked, ports, list);
  if (!listed.ok) return listed;
  const items = listed.value.items
    .map((view) => inboxItem(view, reference, today))
    .filter(({ direction }) => query.direction === undefined || direction === query.direction);
  return ok({
    answer: { items, next: cursorOut(listed.value.next, { userId: by.userId, list }, ports.keys) },
    saw: [...new Set(items.map(({ residentId }) => residentId))],
  });
});
