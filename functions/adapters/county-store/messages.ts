import { createHmac } from 'node:crypto';

import * as z from 'zod';

import type { LocalDate } from '../../../domain/kernel/time.ts';
import type { Message } from '../../../domain/reminders/index.ts';
import type { SkippedReminder } from '../../county-files/county-store.ts';
import { newId } from '../new-id.ts';
import { storeError } from '../store/errors.ts';
import { claimKey, skippedKey } from '../store/keys.ts';
import { streamPartition } from '../store/streams.ts';
import type { Item, Table } from '../store/table.ts';

/** Writes of a transaction that leave room under every limit: a claim weighs about a kilobyte. */
const CLAIMS_AT_ONCE = 100;

const subjectBody = ({ resident, task, offsetDays }: SkippedReminder) => ({
  residentId: resident.id,
  kind: task.kind,
  programme: task.programme ?? '',
  dueOn: task.dueOn,
  offsetDays,
});

/** A message as claimed and handed to the local outbox, which is this very item: nothing can come between. */
const claimItem = (day: LocalDate, message: Message, secret: string): Item => {
  const phoneHash = createHmac('sha256', secret).update(message.phone).digest('hex');
  return {
    key: claimKey({ day, phoneHash, template: message.templateVersion }),
    version: 1,
    body: {
      state: 'sent',
      day,
      phone: message.phone,
      text: message.text,
      segments: message.segments,
      template: message.templateVersion,
      subjects: message.subjects.map(subjectBody),
    },
  };
};

const claimNew = async (table: Table, items: readonly Item[]): Promise<number> => {
  const keys = items.map(({ key }) => key);
  const found = await table.getMany(keys, { consistent: true });
  const fresh = items.filter((_, index) => found[index] === undefined);
  if (fresh.length === 0) return 0;
  // A token of its own: another run that claims the same messages now must see that it was not the one.
  const token = newId();
  const done = await table.transact({ token, writes: fresh.map((item) => ({ kind: 'put', item })) });
  if (done.ok) return fresh.length;
  // Somebody else claimed one of them in between: look again and claim what is left.
  if (done.error.code === 'store/condition') return claimNew(table, items);
  throw storeError('store/refused', `the messages of a day cannot be claimed: ${done.error.code}`);
};

/** Claims the messages of a day: each at most once under its identity (phone, day, template version), however often
 *  the day is run. @returns how many were new @source reminders.md, Exactly once in effect */
export const claimMessages = async (
  table: Table,
  day: LocalDate,
  { messages, secret }: { readonly messages: readonly Message[]; readonly secret: string },
): Promise<number> => {
  let claimed = 0;
  for (let from = 0; from < messages.length; from += CLAIMS_AT_ONCE) {
    const part = messages.slice(from, from + CLAIMS_AT_ONCE);
    claimed += await claimNew(
      table,
      part.map((message) => claimItem(day, message, secret)),
    );
  }
  return claimed;
};

/** Of a claim what says whom it is for. */
const ClaimedBody = z.object({
  subjects: z.array(
    z.object({
      residentId: z.string(),
      kind: z.string(),
      programme: z.string(),
      dueOn: z.string(),
      offsetDays: z.int(),
    }),
  ),
});

const remindersIn = ({ body }: Item): string[] => {
  const parsed = ClaimedBody.safeParse(body);
  if (!parsed.success) throw storeError('store/damaged', 'a stored claim does not have the form of one');
  return parsed.data.subjects.map(({ residentId, kind, programme, dueOn, offsetDays }) =>
    [residentId, kind, programme, dueOn, offsetDays].join(' '),
  );
};

const HASH_SHARDS = Array.from('0123456789abcdef');

const CLAIMS_A_PAGE = 1_000;

/** The ids of the reminders in messages that the runs of these days have claimed. */
export const claimedReminders = async (
  table: Table,
  days: readonly LocalDate[],
): Promise<ReadonlySet<string>> => {
  const claimed = new Set<string>();
  const partitions = days.flatMap((day) =>
    HASH_SHARDS.map((phoneHash) => claimKey({ day, phoneHash, template: '' }).pk),
  );
  for (const partition of partitions) {
    const claims = { partition, after: undefined, pageItems: CLAIMS_A_PAGE };
    for await (const items of streamPartition(table, claims)) {
      for (const id of items.flatMap(remindersIn)) claimed.add(id);
    }
  }
  return claimed;
};

/** Records reminders that were missed by too much; the same run again writes the same records. */
export const recordSkipped = async (
  table: Table,
  day: LocalDate,
  skipped: readonly SkippedReminder[],
): Promise<void> => {
  const items = skipped.map((reminder): Item => {
    const body = subjectBody(reminder);
    return {
      key: skippedKey({ day, ...body, residentId: reminder.resident.id }),
      version: 1,
      body: { state: 'skipped_stale', ...body },
    };
  });
  await table.putMany(items);
};
