import * as z from 'zod';

import { asksSatisfaction, HEARD_AS, SERVICE_TEXT_KINDS } from '../../../domain/reminders/index.ts';
import { clinicDate } from '../../../domain/kernel/time.ts';
import { date, residentId } from '../../../events/fields.ts';
import { ExamRecorded } from '../../../events/exams.ts';
import type { Keys } from '../../kit/ports.ts';
import type { Heard, HeardSms, QueuedText } from '../../reminders/heard.ts';
import type { ResidentCommit } from '../../residents/stored.ts';
import { bodyIn } from '../store/bodies.ts';
import { heardKey, queueKey, queuePartition } from '../store/reminder-keys.ts';
import { streamPartition } from '../store/streams.ts';
import type { Item, Table, Write } from '../store/table.ts';
import { StoredPhone } from './bodies.ts';

const QueueBody = z.strictObject({
  kind: z.enum(SERVICE_TEXT_KINDS),
  name: z.string(),
  residentId,
  phone: z.string().optional(),
  since: date,
});

const HeardBody = z.strictObject({
  id: z.string(),
  meaning: z.enum(HEARD_AS),
  people: z.int().nonnegative(),
  at: z.string(),
});

/** How long an answer is known again. */
const HEARD_LIFE_S = 30 * 24 * 60 * 60;
const SECOND_MS = 1_000;
const TEXTS_A_PAGE = 200;

const queueItem = ({ phone, ...text }: QueuedText, { seal }: Keys): Item => ({
  key: queueKey(text.kind, text.name),
  version: 1,
  body: { ...text, ...(phone === undefined ? {} : { phone: seal(phone) }) },
});

const heardItem = ({ id, meaning, people, at }: Heard): Item => ({
  key: heardKey(id),
  version: 1,
  body: { id, meaning, people, at },
  expiresAtS: Math.floor(Date.parse(at) / SECOND_MS) + HEARD_LIFE_S,
});

/** The texts that a command asks for by what it records: a result that is there, a service that was done. */
const askedBy = ({ residentId: whose, entry }: ResidentCommit): QueuedText[] => {
  if (entry === undefined) return [];
  const { events, at, seq } = entry;
  const text = {
    residentId: whose,
    phone: undefined,
    name: `${whose}.${seq}`,
    since: clinicDate(new Date(at)),
  };
  const isResult = events.some(
    (event) => event.type === 'exam-recorded@1' && ExamRecorded.parse(event).resultReady,
  );
  const isService = asksSatisfaction(events.map(({ type }) => type));
  return [
    ...(isResult ? [{ ...text, kind: 'result-ready' as const }] : []),
    ...(isService ? [{ ...text, kind: 'satisfaction' as const }] : []),
  ];
};

/** The writes of an answer that came in, once under its id, and of every text that a command asks for. */
export const queueWrites = (
  heard: HeardSms | undefined,
  residents: readonly ResidentCommit[],
  keys: Keys,
): Write[] => {
  const texts = [...(heard?.reply === undefined ? [] : [heard.reply]), ...residents.flatMap(askedBy)];
  const items = [
    ...(heard === undefined ? [] : [heardItem(heard)]),
    ...texts.map((text) => queueItem(text, keys)),
  ];
  return items.map((item) => ({ kind: 'put', item }));
};

/** What an answer was taken for, or undefined where it never came. */
export const findHeard = async (table: Table, id: string): Promise<Heard | undefined> => {
  const item = await table.get(heardKey(id), { consistent: true });
  return item && bodyIn(HeardBody, item);
};

/** Every text that is to go out, page by page. */
export const queuedTexts = async function* (
  table: Table,
  { open }: Keys,
): AsyncGenerator<readonly QueuedText[]> {
  const pages = streamPartition(table, {
    partition: queuePartition(),
    after: undefined,
    pageItems: TEXTS_A_PAGE,
  });
  for await (const items of pages)
    yield items.map((item) => {
      const { phone, ...text } = bodyIn(QueueBody, item);
      return { ...text, phone: phone === undefined ? undefined : StoredPhone.parse(open(phone)) };
    });
};

/** Takes texts that went out, or never will, from those that are to. */
export const dequeue = (table: Table, texts: readonly QueuedText[]): Promise<void> =>
  table.deleteMany(texts.map(({ kind, name }) => queueKey(kind, name)));
