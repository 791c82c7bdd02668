import { type Place, placesIn } from '../../domain/access/index.ts';
import type { ResidentId } from '../../domain/kernel/ids.ts';
import type { LocalDate } from '../../domain/kernel/time.ts';
import { defaultProfile } from '../../domain/programmes/index.ts';
import { callReason, type Delivery } from '../../domain/reminders/index.ts';
import { residentOn } from '../../domain/residents/index.ts';
import type { CallMade } from '../../events/follow-ups.ts';
import type { Ports } from '../kit/ports.ts';
import { residentFile } from '../residents/resident-file.ts';
import { callsIn } from '../residents/calls-in.ts';
import { type Answer, answersIn, answerTo } from './answer-to.ts';
import { messageIdText } from './message-id.ts';
import type { DecidedCall, StoredMessage, StoredSubject } from './reminder-store.ts';
import type { ReminderItem } from './reminder-item.ts';

/** Why a message came no further: the provider's word, or the guard's. */
export const reasonIn = (delivery: Delivery): string | undefined => {
  if ('reason' in delivery) return delivery.reason;
  return 'code' in delivery ? delivery.code : undefined;
};

const how = (delivery: Delivery): Pick<ReminderItem, 'by' | 'state' | 'reason'> => {
  const called = callReason(delivery);
  const reason = reasonIn(delivery);
  const { state } = delivery;
  const by = called !== undefined ? 'call' : state === 'dropped' ? 'nothing' : 'sms';
  return { by, state, ...(reason !== undefined && { reason }) };
};

type Seen = { readonly day: LocalDate; readonly isSeen: (place: Place) => boolean };

/** What an item shows of somebody beside what was decided: the name, the calls that were made, and what they answered. */
type Person = {
  readonly name: string;
  readonly calls: readonly CallMade[];
  readonly answers: readonly Answer[];
};

/** Those whom the asker may see. */
const peopleOf = async (
  ports: Ports,
  ids: readonly ResidentId[],
  { day, isSeen }: Seen,
): Promise<ReadonlyMap<ResidentId, Person>> => {
  const [loaded, { organisation }] = await Promise.all([ports.residents.loadMany(ids), ports.reference()]);
  const placeIn = placesIn(organisation);
  const people = loaded.flatMap((stored): [ResidentId, Person][] => {
    if (stored === undefined) return [];
    const { id, history, entries } = residentFile(stored);
    const { contract } = residentOn(history, day, defaultProfile);
    const { regionCode, name } = history.resident;
    if (!isSeen(placeIn({ regionCode, contract }))) return [];
    return [[id, { name, calls: callsIn(entries), answers: answersIn(entries) }]];
  });
  return new Map(people);
};

type Decided = DecidedCall | StoredSubject;

/** What came of a call: the last one that was made from the day on about what is due, whatever the programme: one call
 *  is about all of a kind that is due on one day. */
const outcomeOf = (
  { calls }: Person,
  { kind, dueOn }: Decided,
  day: LocalDate,
): Pick<ReminderItem, 'outcome' | 'calledOn'> => {
  const last = calls.findLast(({ taskId, calledOn }) => {
    const [, about, , due] = taskId.split(':');
    return calledOn >= day && about === kind && due === dueOn;
  });
  return last === undefined ? {} : { outcome: last.outcome, calledOn: last.calledOn };
};

/** Whom a reminder is about, and what for. */
export const whose = (
  { residentId, teamId, kind, programme, dueOn }: Decided,
  name: string,
): Pick<ReminderItem, 'residentId' | 'name' | 'teamId' | 'kind' | 'programme' | 'dueOn'> => ({
  residentId,
  name,
  ...(teamId !== undefined && { teamId }),
  kind,
  ...(programme !== '' && { programme }),
  dueOn,
});

/** What a day decided and what became of it: its messages, and the calls that its plan left to a person. */
export type StoredDay = {
  readonly messages: readonly StoredMessage[];
  readonly calls: readonly DecidedCall[];
};

const WENT_OUT: ReadonlySet<Delivery['state']> = new Set(['sent', 'delivered', 'unknown']);

/** A message as an item tells it, and what the person answered it where it may have reached them. */
export const messageFields = (
  { id, delivery, segments }: Pick<StoredMessage, 'id' | 'delivery' | 'segments'>,
  answers: readonly Answer[],
): Pick<ReminderItem, 'by' | 'on' | 'at' | 'messageId' | 'segments'> & Partial<ReminderItem> => {
  const messageId = messageIdText(id);
  const answer = WENT_OUT.has(delivery.state) ? answerTo(answers, { messageId, day: id.day }) : {};
  return { ...how(delivery), on: id.day, at: delivery.at, messageId, segments, ...answer };
};

/** A day's messages and calls as a list of the reminders in them, of the people whom the asker may see. */
export const storedItems = async (
  ports: Ports,
  { messages, calls }: StoredDay,
  seen: Seen,
): Promise<ReminderItem[]> => {
  const decided: readonly Decided[] = [...messages.flatMap(({ subjects }) => subjects), ...calls];
  const people = await peopleOf(ports, [...new Set(decided.map(({ residentId }) => residentId))], seen);
  const items = (
    about: Decided,
    whatOf: (person: Person) => Pick<ReminderItem, 'by'> & Partial<ReminderItem>,
  ): ReminderItem[] => {
    const person = people.get(about.residentId);
    if (person === undefined) return [];
    const what = whatOf(person);
    const outcome = what.by === 'call' ? outcomeOf(person, about, seen.day) : {};
    return [{ ...whose(about, person.name), ...what, ...outcome }];
  };
  return [
    ...messages.flatMap((message) =>
      message.subjects.flatMap((subject) =>
        items(subject, ({ answers }) => {
          const { offsetDays } = subject;
          return { offsetDays, text: message.text, ...messageFields(message, answers) };
        }),
      ),
    ),
    ...calls.flatMap((call) => items(call, () => ({ by: 'call', reason: call.reason }))),
  ];
};
