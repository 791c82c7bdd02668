import type { Keys } from '../../kit/ports.ts';
import type { ReminderStore } from '../../reminders/reminder-store.ts';
import { later } from '../later.ts';
import type { Table } from '../store/table.ts';

/** What reminders keep, on the one table, loaded when it is first asked for. */
export const remindersLater = (table: Table, keys: Keys): ReminderStore => {
  const { ask, stream } = later(async () => (await import('./reminders.ts')).remindersOn(table, keys));
  return {
    find: ask(({ find }) => find),
    claimedPhones: ask(({ claimedPhones }) => claimedPhones),
    save: ask(({ save }) => save),
    saveAll: ask(({ saveAll }) => saveAll),
    link: ask(({ link }) => link),
    linked: ask(({ linked }) => linked),
    ofDay: stream(({ ofDay }) => ofDay),
    ofTeam: ask(({ ofTeam }) => ofTeam),
    recordCalls: ask(({ recordCalls }) => recordCalls),
    callsOf: ask(({ callsOf }) => callsOf),
    claimedReminders: ask(({ claimedReminders }) => claimedReminders),
    recordSkipped: ask(({ recordSkipped }) => recordSkipped),
    ofPhone: ask(({ ofPhone }) => ofPhone),
    heard: ask(({ heard }) => heard),
    queued: stream(({ queued }) => queued),
    dequeue: ask(({ dequeue }) => dequeue),
    findText: ask(({ findText }) => findText),
    texts: ask(({ texts }) => texts),
    saveText: ask(({ saveText }) => saveText),
    run: ask(({ run }) => run),
    lastFinished: ask(({ lastFinished }) => lastFinished),
    saveRun: ask(({ saveRun }) => saveRun),
    settings: ask(({ settings }) => settings),
    spent: ask(({ spent }) => spent),
    saveSpent: ask(({ saveSpent }) => saveSpent),
  };
};
