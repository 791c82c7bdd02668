import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { mobileNumber } from '../../../domain/kernel/phone.ts';
import { plusDays } from '../../../domain/kernel/time.ts';
import { outboxOf, type OutboxMessage } from '../../../functions/adapters/gateways/local-outbox.ts';
import { exportCounty } from '../../../functions/county-files/export-county.ts';
import { OUTPUT_HEADERS, rateLine } from '../../../functions/county-files/output-rows.ts';
import { checkEverything } from '../../../functions/indicators/recount-rounds.ts';
import type { StoredMessage } from '../../../functions/reminders/reminder-store.ts';
import { fullCount, liveCount } from '../../functions/indicators/full-count.ts';
import { type CsvRow, readCountyFile } from '../../local/generate/read-county.ts';
import { measureNode } from '../child-usage.ts';
import { compareRates } from '../compare-rates.ts';
import { projectFolder, readJiayiCommand } from '../jiayi-command.ts';
import { runArguments } from '../measure-run.ts';
import type { Options } from './options.ts';
import { isReminder, isReply } from './texts.ts';
import type { Year } from './year.ts';

/** What must hold at the end of a year, how much was looked at, and whatever speaks against it. */
export type Check = { readonly says: string; readonly looked: number; readonly against: readonly string[] };

/** What phones got and what the service says that it sent, of the whole year. */
type Sent = { readonly texts: readonly OutboxMessage[]; readonly messages: readonly StoredMessage[] };

/** Handed to the provider, whatever became of it there. */
const WENT_OUT: ReadonlySet<string> = new Set(['sent', 'delivered', 'failed', 'unknown']);

const readSent = async ({ world }: Year, { from, days }: Options): Promise<Sent> => {
  const { table, ports } = world;
  const sent = { texts: new Array<OutboxMessage>(), messages: new Array<StoredMessage>() };
  for (let at = 0; at < days; at++) {
    const day = plusDays(from, at);
    sent.texts.push(...(await outboxOf({ table, keys: ports.keys }, day, undefined)));
    for await (const messages of ports.reminders.ofDay(day))
      sent.messages.push(...messages.filter(({ delivery }) => WENT_OUT.has(delivery.state)));
  }
  return sent;
};

/** The names that stand more than so often in a list. */
const moreThan = (most: number, names: readonly string[]): string[] =>
  Array.from(Map.groupBy(names, String))
    .filter(([, found]) => found.length > most)
    .map(([name, found]) => `${found.length} × ${name}`);

const MOST_A_TASK = 3;

/** Ten in the clinic: when the reminders of a day go out. */
const SENT_AT = 'T02:00:00Z';

/** Before and after every instant and date. */
const [NEVER_OPEN, STILL_OPEN] = ['', '9999'] as const;

const taskOf = ({ residentId, kind, programme, dueOn }: StoredMessage['subjects'][number]): string =>
  [residentId, kind, programme, dueOn].join(' ');

const notDoubled = ({ texts, messages }: Sent): Check[] => {
  const reminders = texts.filter(({ text }) => isReminder(text));
  const subjects = messages.flatMap((message) => message.subjects);
  const phoneAndDay = reminders.map(({ phone, day }) => `${phone} ${day}`);
  const got = new Set(phoneAndDay);
  const recorded = new Set(messages.map(({ phone, id }) => `${phone} ${id.day}`));
  return [
    {
      says: 'no phone got two reminders on a day',
      looked: reminders.length,
      against: moreThan(1, phoneAndDay),
    },
    {
      says: 'no phone got the same other text twice on a day',
      looked: texts.length - reminders.length,
      against: moreThan(
        1,
        texts
          .filter(({ text }) => !isReminder(text))
          .map(({ phone, day, text }) => `${phone} ${day} ${text}`),
      ),
    },
    {
      says: 'every reminder that a phone got is recorded, and every recorded one was got',
      looked: recorded.size,
      against: [
        ...phoneAndDay.filter((name) => !recorded.has(name)),
        ...[...recorded].filter((name) => !got.has(name)),
      ],
    },
    {
      says: 'no reminder (task and offset) went out twice',
      looked: subjects.length,
      against: moreThan(
        1,
        subjects.map((subject) => `${taskOf(subject)} ${subject.offsetDays}`),
      ),
    },
    {
      says: `no task sent more than ${MOST_A_TASK} SMS`,
      looked: new Set(subjects.map(taskOf)).size,
      against: moreThan(MOST_A_TASK, subjects.map(taskOf)),
    },
  ];
};

const afterOptOut = ({ ledger }: Year, { texts }: Sent): Check => ({
  says: 'no phone that answered 退订 got anything but an answer afterwards',
  looked: ledger.optedOut.size,
  against: texts
    .filter(({ phone, at, text }) => !isReply(text) && at > (ledger.optedOut.get(phone) ?? STILL_OPEN))
    .map(({ phone, at }) => `${phone} ${at}`),
});

const earliest = (times: readonly string[]): string =>
  times.reduce((first, time) => (time < first ? time : first), STILL_OPEN);

/** From when on nobody may write to somebody: by the ledger, else by the rows that the county held before the year. */
const closedAt = ({ ledger }: Year, row: CsvRow): string => {
  // A number that begins with + is exported behind an apostrophe.
  const phone = mobileNumber((row['phone'] ?? '').replace(/^'/u, '')) ?? '';
  const own = [ledger.left.get(row['id'] ?? ''), ledger.optedOut.get(phone)].flatMap((at) => at ?? []);
  if (own.length > 0) return earliest(own);
  if (row['smsConsent'] !== 'yes') return NEVER_OPEN;
  return earliest(['diedOn', 'movedOutOn', 'smsOptOutOn'].flatMap((column) => row[column] || []));
};

const afterTheEnd = (year: Year, { messages }: Sent, folder: string): Check => {
  const rows = readCountyFile(folder, 'residents').rows;
  const closed = new Map(rows.map((row) => [row['id'] ?? '', closedAt(year, row)]));
  return {
    says: 'nobody was written to after death, moving out or an opt-out, or without consent',
    looked: messages.flatMap(({ subjects }) => subjects).length,
    against: messages.flatMap(({ id, subjects }) =>
      subjects
        .filter(({ residentId }) => `${id.day}${SENT_AT}` > (closed.get(residentId) ?? NEVER_OPEN))
        .map(({ residentId }) => `${residentId} ${id.day}`),
    ),
  };
};

const csvOf = (lines: readonly string[]): string => `${[OUTPUT_HEADERS.rates, ...lines].join('\n')}\n`;

/** Runs the last day of the exported county as another machine would. */
const ratesOfRun = async (county: string, asOf: string, out: string): Promise<string> => {
  const { nodeOptions, file } = readJiayiCommand();
  await measureNode([...nodeOptions, file, ...runArguments(county, asOf, out)], projectFolder);
  return readFileSync(join(out, 'rates.csv'), 'utf8');
};

const sameRates = async (year: Year, folder: string): Promise<Check[]> => {
  const { ports, clock } = year.world;
  const day = clock.today();
  const live = await liveCount(ports, day);
  const lines = live.map(rateLine);
  const counted = (await fullCount(ports, day)).map(rateLine);
  const differing = await checkEverything(ports, day);
  const run = await ratesOfRun(folder, day, join(folder, 'out'));
  const inRun = new Set(run.split('\n').map((line) => line.split(',')[2]));
  const shared = live.filter(({ indicator }) => inRun.has(indicator)).map(rateLine);
  const { cells, differences } = compareRates(csvOf(shared), run);
  return [
    {
      says: 'the live rates are a count of everybody’s records',
      looked: lines.length,
      against: compareRates(csvOf(lines), csvOf(counted)).differences,
    },
    {
      says: 'the nightly recount of all buckets finds no person that differs',
      looked: lines.length,
      against: differing.map(
        ({ village, bucket, residentId }) => `${village} ${bucket} ${residentId ?? '-'}`,
      ),
    },
    {
      says: 'the live rates are those of `jiayi run` on the exported county',
      looked: cells,
      against: differences,
    },
  ];
};

/** Checks what must hold at the end of a year, each from what phones got, from the records and from the exported county,
 *  not from what the service says of itself. */
export const checkYear = async (year: Year, options: Options, folder: string): Promise<Check[]> => {
  const exported = join(folder, 'exported');
  mkdirSync(exported, { recursive: true });
  await exportCounty({ store: year.world.county, folder: exported, onProgress: () => undefined });
  const sent = await readSent(year, options);
  return [
    ...notDoubled(sent),
    afterOptOut(year, sent),
    afterTheEnd(year, sent, exported),
    ...(await sameRates(year, exported)),
  ];
};
