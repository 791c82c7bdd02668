import type { ResidentId } from '../../domain/kernel/ids.ts';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import { isLocalDate, type LocalDate, plusDays, plusMonths } from '../../domain/kernel/time.ts';
import { reminderPolicy } from '../../domain/reminders/index.ts';
import { cursorIn, cursorOut } from '../kit/cursor.ts';
import type { Ports } from '../kit/ports.ts';
import type { AnswerOf } from '../kit/route.ts';
import type { Asked, Done, Refused } from '../kit/use-case.ts';
import { findToSee } from '../residents/find.ts';
import type { showReminders } from './api.ts';
import { messagesOfResident } from './messages-of-resident.ts';

const DAYS_A_PAGE = 31;
const MONTHS_BACK = 12;

const { segmentMilliYuan } = reminderPolicy;

/** Shows the texts that spoke of one person to whoever may see their record: two round trips to the store, the person and
 *  then a page of days together; between them one more for the records that were merged into theirs, where there are any. */
export const showMessagesOf = async (
  asked: Asked<typeof showReminders>,
  ports: Ports,
  residentId: ResidentId,
): Promise<Result<Done<AnswerOf<typeof showReminders>>, Refused>> => {
  const { by, query, today } = asked;
  const owner = { userId: by.userId, list: ['reminders-of', residentId, query.on].join(' ') };
  const cursor = cursorIn(query.cursor, owner, ports.keys);
  if (!cursor.ok) return cursor;
  const found = await findToSee(asked, ports, residentId);
  if (!found.ok) return found;
  const until: LocalDate | undefined = [cursor.value ?? query.on ?? today].find(isLocalDate);
  if (until === undefined) return err({ code: 'request/bad-cursor' });
  const from = plusDays(until, 1 - DAYS_A_PAGE);
  const items = await messagesOfResident(ports, found.value.file, { from, until });
  const next = from > plusMonths(today, -MONTHS_BACK) ? plusDays(from, -1) : undefined;
  return ok({
    answer: { items, next: cursorOut(next, owner, ports.keys), segmentMilliYuan },
    saw: [residentId],
  });
};
