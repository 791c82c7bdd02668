import { canWriteResident, placesIn, writeResident } from '../../domain/access/index.ts';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import { defaultProfile } from '../../domain/programmes/index.ts';
import { mayResend, outcomeDelivery, sendWindow } from '../../domain/reminders/index.ts';
import { residentOn } from '../../domain/residents/index.ts';
import { dataOf } from '../kit/data-of.ts';
import type { Ports } from '../kit/ports.ts';
import { type Asked, type Refused, useCase } from '../kit/use-case.ts';
import { residentFile } from '../residents/resident-file.ts';
import { resendReminder } from './api.ts';
import { takeFromBudgets } from './budgets.ts';
import { messageIdIn, messageIdText } from './message-id.ts';
import { wordingOf } from './plan-messages.ts';
import { recheck } from './recheck.ts';
import type { SmsSettings, StoredMessage } from './reminder-store.ts';
import { reasonIn } from './stored-items.ts';

type Asking = Asked<typeof resendReminder>;

/** Finds a message of which the asker may record something of every person: it says something to each of them. */
const findOwn = async (
  { by, params, today }: Asking,
  ports: Ports,
): Promise<Result<StoredMessage, Refused>> => {
  const notFound = err({ code: 'access/not-found' });
  const role = writeResident(by, undefined);
  if (!role.ok && role.error.code !== 'access/not-found') return err({ code: role.error.code });
  const id = messageIdIn(params.messageId);
  const [message] = id === undefined ? [] : await ports.reminders.find([id]);
  if (message === undefined) return notFound;
  const ids = [...new Set(message.subjects.map(({ residentId }) => residentId))];
  const [loaded, { organisation }] = await Promise.all([ports.residents.loadMany(ids), ports.reference()]);
  const placeIn = placesIn(organisation);
  const isTheirs = loaded.every((stored) => {
    if (stored === undefined) return false;
    const { history } = residentFile(stored);
    const { contract } = residentOn(history, today, defaultProfile);
    return canWriteResident(by, placeIn({ regionCode: history.resident.regionCode, contract }));
  });
  return isTheirs ? ok(message) : notFound;
};

const decide = (
  { delivery, id, isResent }: StoredMessage,
  { today }: Asking,
  now: Date,
): Result<'ok', Refused> => {
  const allowed = mayResend(delivery, { day: id.day, isResent: isResent === true }, today);
  if (!allowed.ok) return err({ code: allowed.error.code, data: dataOf(allowed.error) });
  return sendWindow(now).isOpen ? ok('ok') : err({ code: 'reminders/window-closed' });
};

/** Claims a message anew, checks every guard again and hands it over once. */
const sendAgain = async (
  { reminders, own, now, ...ports }: Ports,
  message: StoredMessage,
  settings: SmsSettings,
): Promise<StoredMessage | undefined> => {
  const step = (before: StoredMessage, after: Partial<StoredMessage>): StoredMessage => ({
    ...before,
    ...after,
    version: before.version + 1,
  });
  const claim = step(message, { isResent: true, delivery: { state: 'claimed', at: now().toISOString() } });
  if (!(await reminders.save(claim))) return undefined;
  const template = wordingOf(settings);
  const [checked] = await recheck(ports, [claim], { days: { day: message.id.day, missedDays: 0 }, template });
  if (checked === undefined) throw new Error('what is checked is answered');
  const { said } = checked;
  const at = (): string => now().toISOString();
  const record = async (after: Partial<StoredMessage>): Promise<StoredMessage> => {
    const next = step(claim, after);
    // A delivery report may have come first: it knows more.
    await reminders.save(next);
    return next;
  };
  if (!said.ok) return record({ delivery: { state: 'dropped', at: at(), reason: said.error } });
  const { text, segments } = said.value;
  const outcome = await own.send({ reference: messageIdText(message.id), phone: message.phone, text });
  return record({ text, segments, delivery: outcomeDelivery(outcome, at()) });
};

/** Sends a message again that surely never arrived, because a person asks for it; never one of which nobody knows, and
 *  none twice. @source reminders.md, Exactly once in effect */
export const resendUseCase = useCase(resendReminder, async (asked, ports) => {
  const found = await findOwn(asked, ports);
  if (!found.ok) return found;
  const message = found.value;
  const allowed = decide(message, asked, ports.now());
  if (!allowed.ok) return allowed;
  const settings = await ports.reminders.settings();
  if (!wordingOf(settings).approved) return err({ code: 'reminders/template-not-approved' });
  const { day } = message.id;
  const { paid } = await takeFromBudgets(ports.reminders, settings, { day, messages: [message] });
  if (paid.length === 0) return err({ code: 'reminders/budget-spent' });
  const after = await sendAgain(ports, message, settings);
  if (after === undefined) return err({ code: 'store/conflict' });
  const { delivery } = after;
  const why = reasonIn(delivery);
  return ok({
    answer: {
      messageId: asked.params.messageId,
      state: delivery.state,
      at: delivery.at,
      ...(why !== undefined && { reason: why }),
    },
    version: after.version,
    saw: [...new Set(after.subjects.map(({ residentId }) => residentId))],
  });
});
