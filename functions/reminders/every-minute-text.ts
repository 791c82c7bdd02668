import type { InstitutionId } from '../../domain/kernel/ids.ts';
import type { Language } from '../../domain/kernel/text.ts';
import type { MobileNumber } from '../../domain/kernel/phone.ts';
import { clinicDate, daysBetween, type LocalDate, plusDays } from '../../domain/kernel/time.ts';
import { defaultProfile } from '../../domain/programmes/index.ts';
import {
  expire,
  outcomeDelivery,
  reminderPolicy,
  segmentsOf,
  sendWindow,
  serviceText,
  smsNumber,
} from '../../domain/reminders/index.ts';
import { residentOn } from '../../domain/residents/index.ts';
import { aliasOf } from '../residents/aliases.ts';
import { residentFile } from '../residents/resident-file.ts';
import { teamOf, viewContext } from '../residents/views.ts';
import { takeFromBudgets } from './budgets.ts';
import type { QueuedText } from './heard.ts';
import { messageIdText, phoneHash } from './message-id.ts';
import { wordingOf } from './plan-messages.ts';
import type { SmsSettings, StoredText } from './reminder-store.ts';
import type { SendPorts } from './send-message.ts';

/** What becomes of a queued text: it goes out, waits for another minute or day, or never goes. */
type Fate = 'done' | 'waits';

/** To whom a text goes. */
type Addressee = {
  readonly phone: MobileNumber;
  readonly language: Language;
  readonly institutionId: InstitutionId | undefined;
};

/** Somebody wrote first: such a text takes no reminder's place, and waits for none. */
const isReply = ({ phone }: QueuedText): boolean => phone !== undefined;

/** To whom a text goes as recorded now; undefined where it may go to nobody. That an opt-out is confirmed is the last text
 *  to a phone, and the only one without consent. */
const addresseeOf = async (
  ports: SendPorts,
  { kind, residentId, phone }: QueuedText,
  today: LocalDate,
): Promise<Addressee | undefined> => {
  const [[stored], { organisation }] = await Promise.all([
    ports.residents.loadMany([residentId]),
    ports.reference(),
  ]);
  if (stored === undefined) return undefined;
  const file = residentFile(stored);
  if (aliasOf(file.id, file.entries) !== undefined) return undefined;
  const person = residentOn(file.history, today, defaultProfile);
  const number = smsNumber(person.history.resident, today);
  const isAllowed = kind === 'opted-out' || (person.isResident && number.ok);
  const to = phone ?? (number.ok ? number.value : undefined);
  if (!isAllowed || to === undefined) return undefined;
  const teamId = teamOf(person, viewContext(organisation, ports.keys, today));
  const { institutionId } = organisation.teams.find(({ id }) => id === teamId) ?? {};
  return { phone: to, language: person.history.resident.language, institutionId };
};

/** Says whether a text that nobody waits for must wait: until the day's reminders are out, and for a day on which the
 *  phone got none. @source reminders.md, Guards 4 */
const mustWait = async (ports: SendPorts, day: LocalDate, hash: string): Promise<boolean> => {
  const [run, claimed, texts] = await Promise.all([
    ports.reminders.run(day),
    ports.reminders.claimedPhones(day, [hash]),
    ports.reminders.texts(hash, day),
  ]);
  const hasOther = texts.some(({ kind }) => kind === 'result-ready' || kind === 'satisfaction');
  return run?.state !== 'finished' || claimed.has(hash) || hasOther;
};

/** Says whether somebody of the phone was asked not long ago. */
const wasAsked = async (ports: SendPorts, day: LocalDate, hash: string): Promise<boolean> => {
  const texts = await ports.reminders.texts(hash, plusDays(day, -reminderPolicy.satisfactionEveryDays));
  return texts.some(({ kind }) => kind === 'satisfaction');
};

/** Sends a text that this sender has claimed, and records what became of it. */
const hand = async (ports: SendPorts, claimed: StoredText, phone: MobileNumber): Promise<void> => {
  const { reminders, send, pace, now } = ports;
  const message = { reference: messageIdText(claimed.id), phone, text: claimed.text };
  const outcome = await pace.inTurn(() => send(message));
  if (outcome.kind === 'accepted') await reminders.link(outcome.providerId, claimed.id);
  const delivery = outcomeDelivery(outcome, now().toISOString());
  // A delivery report may have come first: it knows more.
  await reminders.saveText({ ...claimed, version: claimed.version + 1, delivery });
};

/** A text of this kind was claimed today: another minute's, one of the same phone, or one that broke off. */
const settle = async ({ reminders, now }: SendPorts, id: StoredText['id']): Promise<Fate> => {
  const before = await reminders.findText(id);
  if (before?.delivery.state !== 'claimed') return 'done';
  const delivery = expire(before.delivery, now());
  if (delivery === undefined) return 'waits';
  await reminders.saveText({ ...before, version: before.version + 1, delivery });
  return 'done';
};

const claimAndSend = async (
  ports: SendPorts,
  { kind, residentId, since }: QueuedText,
  { to, day, settings }: { to: Addressee; day: LocalDate; settings: SmsSettings },
): Promise<Fate> => {
  const { reminders, now } = ports;
  const { phone, language, institutionId } = to;
  const text = serviceText(kind, language, wordingOf(settings));
  const isAnswer = kind === 'opted-out' || kind === 'received';
  const id = { day: isAnswer ? since : day, phoneHash: phoneHash(ports.keys, phone), template: kind };
  const delivery = { state: 'claimed' as const, at: now().toISOString() };
  const segments = segmentsOf(text);
  const claim: StoredText = { id, version: 1, kind, residentId, institutionId, text, segments, delivery };
  if (!(await reminders.saveText(claim))) return settle(ports, id);
  const { paid } = await takeFromBudgets(reminders, settings, { day, messages: [claim] });
  if (paid.length > 0) await hand(ports, claim, phone);
  else {
    const dropped = { state: 'dropped' as const, at: now().toISOString(), reason: 'budget' as const };
    await reminders.saveText({ ...claim, version: 2, delivery: dropped });
  }
  return 'done';
};

const fateOf = async (ports: SendPorts, text: QueuedText, settings: SmsSettings): Promise<Fate> => {
  const day = clinicDate(ports.now());
  if (daysBetween(text.since, day) > reminderPolicy.staleTextDays) return 'done';
  const to = await addresseeOf(ports, text, day);
  if (to === undefined) return 'done';
  if (!isReply(text)) {
    const hash = phoneHash(ports.keys, to.phone);
    if (text.kind === 'satisfaction' && (await wasAsked(ports, day, hash))) return 'done';
    if (await mustWait(ports, day, hash)) return 'waits';
  }
  return claimAndSend(ports, text, { to, day, settings });
};

/** Sends what is to go out besides reminders, while the window is open and the template is approved: at most one text of a
 *  kind to a phone a day, however often it is called and wherever it breaks off. */
export const everyMinuteText = async (ports: SendPorts): Promise<number> => {
  const { reminders, now } = ports;
  if (!sendWindow(now()).isOpen) return 0;
  const settings = await reminders.settings();
  if (!wordingOf(settings).approved) return 0;
  let done = 0;
  for await (const texts of reminders.queued())
    for (const text of texts) {
      if (!sendWindow(now()).isOpen || (await fateOf(ports, text, settings)) === 'waits') continue;
      await reminders.dequeue([text]);
      done += 1;
    }
  return done;
};
