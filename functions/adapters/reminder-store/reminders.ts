import type { LocalDate } from '../../../domain/kernel/time.ts';
import type { Keys } from '../../kit/ports.ts';
import type { BudgetKey, ReminderRun, ReminderStore, Spent } from '../../reminders/reminder-store.ts';
import { claimedReminders, recordSkipped } from '../county-store/messages.ts';
import { callsOfTeam, recordCalls } from './calls.ts';
import { bodyIn } from '../store/bodies.ts';
import { storeError } from '../store/errors.ts';
import { keyText } from '../store/keys.ts';
import { reminderRunKey, reminderRunPartition, spentKey } from '../store/reminder-keys.ts';
import type { Table } from '../store/table.ts';
import { RunBody, SpentBody } from './bodies.ts';
import { claimedPhones, findMessages, messagesOfDay, messagesOfPhone, messagesOfTeam } from './messages.ts';
import { linkedMessage, linkItem } from './links.ts';
import { dequeue, findHeard, queuedTexts } from './queue.ts';
import { putAll, putAmount, putNext } from './puts.ts';
import { saveMessages } from './save-messages.ts';
import { loadSettings } from './settings.ts';
import { findText, textItem, textsOfPhone } from './texts.ts';

const RUNS_A_PAGE = 10;

const findRun = async (table: Table, day: LocalDate): Promise<ReminderRun | undefined> => {
  const item = await table.get(reminderRunKey(day), { consistent: true });
  return item && bodyIn(RunBody, item);
};

/** The latest finished sending before a day; one that broke off does not count, what it left is caught up. */
const lastFinished = async (table: Table, before: LocalDate): Promise<LocalDate | undefined> => {
  let cursor: string | undefined;
  do {
    const page = await table.query({
      from: 'table',
      consistent: true,
      partition: reminderRunPartition(),
      range: { kind: 'between', from: keyText('0'), to: keyText(before) },
      order: 'descending',
      limit: RUNS_A_PAGE,
      ...(cursor === undefined ? {} : { cursor }),
    });
    if (!page.ok) throw storeError('store/refused', 'the store refused its own cursor');
    const found = page.value.items
      .map((item) => bodyIn(RunBody, item))
      .find(({ day, state }) => state === 'finished' && day < before);
    if (found !== undefined) return found.day;
    cursor = page.value.next;
  } while (cursor !== undefined);
  return undefined;
};

const saveRun = (table: Table, run: ReminderRun): Promise<void> => {
  const { finishedAt, states, ...rest } = run;
  const body = { ...rest, states: { ...states }, ...(finishedAt === undefined ? {} : { finishedAt }) };
  return putAll(table, [{ key: reminderRunKey(run.day), version: 1, body }]);
};

const spent = async (table: Table, keys: readonly BudgetKey[]): Promise<readonly Spent[]> => {
  const asked = keys.map(({ month, institutionId }) => spentKey(month, institutionId));
  const items = await table.getMany(asked, { consistent: true });
  return items.map((item) =>
    item === undefined
      ? { version: 0, segments: 0 }
      : { version: item.version, segments: bodyIn(SpentBody, item).segments },
  );
};

/** What reminders keep, on the one table. */
export const remindersOn = (table: Table, keys: Keys): ReminderStore => ({
  find: (ids) => findMessages({ table, keys }, ids),
  claimedPhones: (day, phoneHashes) => claimedPhones(table, day, phoneHashes),
  save: async (message) => (await saveMessages({ table, keys }, [message])).length > 0,
  saveAll: (messages) => saveMessages({ table, keys }, messages),
  link: (providerId, id) => putAll(table, [linkItem(providerId, id)]),
  linked: (providerId) => linkedMessage(table, providerId),
  ofDay: (day) => messagesOfDay({ table, keys }, day),
  ofTeam: (teamId, day, page) => messagesOfTeam(table, { teamId, day }, page),
  recordCalls: (day, calls) => recordCalls(table, day, calls),
  callsOf: (teamId, day) => callsOfTeam(table, teamId, day),
  claimedReminders: (days) => claimedReminders(table, days),
  recordSkipped: (day, skipped) => recordSkipped(table, day, skipped),
  ofPhone: (phoneHash, days) => messagesOfPhone({ table, keys }, phoneHash, days),
  heard: (id) => findHeard(table, id),
  queued: () => queuedTexts(table, keys),
  dequeue: (texts) => dequeue(table, texts),
  findText: (id) => findText(table, keys, id),
  texts: (phoneHash, since) => textsOfPhone(table, keys, { phoneHash, since }),
  saveText: (text) => putNext(table, textItem(text, keys)),
  run: (day) => findRun(table, day),
  lastFinished: (before) => lastFinished(table, before),
  saveRun: (run) => saveRun(table, run),
  settings: () => loadSettings(table),
  spent: (asked) => spent(table, asked),
  saveSpent: ({ month, institutionId }, { version, segments }) =>
    putAmount(table, { key: spentKey(month, institutionId), version, body: { segments } }),
});
