import type { ResidentId } from '../../domain/kernel/ids.ts';
import { byCodePoints } from '../../domain/kernel/ids.ts';
import { mobileNumber, type MobileNumber } from '../../domain/kernel/phone.ts';
import { type LocalDate, plusDays } from '../../domain/kernel/time.ts';
import { ResidentCorrected, ResidentRegistered } from '../../events/residents.ts';
import type { Ports } from '../kit/ports.ts';
import { recorded, recordedIn } from '../residents/recorded.ts';
import { type ResidentFile, residentFile } from '../residents/resident-file.ts';
import type { Entry, EventBody } from '../residents/stored.ts';
import { answersIn } from './answer-to.ts';
import { phoneHash } from './message-id.ts';
import type { ReminderItem } from './reminder-item.ts';
import type { StoredMessage, StoredText } from './reminder-store.ts';
import { messageFields, whose } from './stored-items.ts';

/** Days between which texts are looked for, both included. */
type DaySpan = { readonly from: LocalDate; readonly until: LocalDate };

const phonesIn = (event: EventBody): readonly (string | undefined)[] => {
  switch (event.type) {
    case 'resident-registered@1':
      return [ResidentRegistered.parse(event).phone];
    case 'resident-corrected@1':
      return [ResidentCorrected.parse(event).changes.phone];
    default:
      return [];
  }
};

/** Every number that was ever recorded of somebody: a text went to the one of its day. */
const phonesOf = ({ history, stored, entries }: ResidentFile): ReadonlySet<MobileNumber> => {
  const told = [
    history.resident.phone,
    recordedIn(stored.rows)?.person.phone,
    ...entries.flatMap(({ events }) => events.flatMap(phonesIn)),
  ];
  return new Set(told.flatMap((phone) => (phone === undefined ? [] : (mobileNumber(phone) ?? []))));
};

const daysIn = ({ from, until }: DaySpan): LocalDate[] => {
  const days: LocalDate[] = [];
  for (let day = until; day >= from; day = plusDays(day, -1)) days.push(day);
  return days;
};

/** Whom a text may name as this person: themselves, and the records that were merged into theirs. */
type Whose = {
  readonly file: ResidentFile;
  readonly ids: ReadonlySet<ResidentId>;
  /** Their own record and those: what a phone answered stays with the record that it was of. */
  readonly files: readonly ResidentFile[];
};

/** Looks for the records that were merged into one; where there are none the store is not asked. */
const whoseIs = async ({ residents }: Pick<Ports, 'residents'>, file: ResidentFile): Promise<Whose> => {
  const { aliases } = recorded(file.stored);
  const stored = aliases.length === 0 ? [] : await residents.loadMany(aliases);
  const merged = stored.filter((one) => one !== undefined).map(residentFile);
  return { file, ids: new Set([file.id, ...aliases]), files: [file, ...merged] };
};

const entriesOf = ({ files }: Pick<Whose, 'files'>): Entry[] =>
  files.flatMap(({ entries }) => entries).toSorted((a, b) => byCodePoints(a.at, b.at));

const reminderItems = ({ file, ids, files }: Whose, message: StoredMessage): ReminderItem[] => {
  const own = message.subjects.filter(({ residentId }) => ids.has(residentId));
  const isAboutThemAlone = own.length === message.subjects.length;
  const fields = messageFields(message, answersIn(entriesOf({ files })));
  return own.map((subject) => ({
    ...whose({ ...subject, residentId: file.id }, file.history.resident.name),
    offsetDays: subject.offsetDays,
    ...fields,
    ...(isAboutThemAlone && { text: message.text }),
  }));
};

const textItem = ({ file }: Whose, text: StoredText): ReminderItem => {
  // One that answers somebody's message is no question, and is opened by no route of its own.
  const { messageId: _id, ...fields } = messageFields(text, []);
  const { name } = file.history.resident;
  return { residentId: file.id, name, kind: text.kind, ...fields, text: text.text };
};

/** The texts of some days that spoke of somebody, or of a record that was merged into theirs, whatever number they went to;
 *  the latest first. */
export const messagesOfResident = async (
  { reminders, residents, keys }: Pick<Ports, 'reminders' | 'residents' | 'keys'>,
  file: ResidentFile,
  span: DaySpan,
): Promise<ReminderItem[]> => {
  const of = await whoseIs({ residents }, file);
  const phones = new Set(of.files.flatMap((one) => [...phonesOf(one)]));
  const hashes = [...phones].map((phone) => phoneHash(keys, phone));
  const [messages, texts] = await Promise.all([
    Promise.all(hashes.map((hash) => reminders.ofPhone(hash, daysIn(span)))),
    Promise.all(hashes.map((hash) => reminders.texts(hash, span.from))),
  ]);
  // Other texts wait for the reminders of their day.
  const items = [
    ...texts
      .flat()
      .filter(({ id, residentId }) => of.ids.has(residentId) && id.day <= span.until)
      .map((text) => textItem(of, text)),
    ...messages.flat().flatMap((message) => reminderItems(of, message)),
  ];
  return items.toSorted((a, b) => byCodePoints(b.at ?? '', a.at ?? ''));
};
