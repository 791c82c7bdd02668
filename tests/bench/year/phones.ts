import { unreachable } from '../../../domain/kernel/result.ts';
import { segmentsOf } from '../../../domain/reminders/index.ts';
import { outboxOf, type OutboxMessage } from '../../../functions/adapters/gateways/local-outbox.ts';
import { hearReceipt, hearSms } from '../../../functions/reminders/hear-api.ts';
import type { Random } from '../../../local/generate/random.ts';
import { remind } from '../../../local/service/outbox.ts';
import { answering } from './behaviour.ts';
import { isQuestion, isReminder } from './texts.ts';
import { today, type Year } from './year.ts';

const reading = (random: Random): string => {
  if (random.chance(answering.dangerous)) return '血压 192 114';
  return random.chance(0.5)
    ? `BP ${random.between(108, 158)}/${random.between(66, 96)}`
    : `血糖 ${random.between(48, 92) / 10}`;
};

/** What a phone answers to a text; undefined where it stays silent. */
const answerTo = (text: string, random: Random): string | undefined => {
  if (isQuestion(text)) return random.chance(answering.rated) ? String(random.between(3, 5)) : undefined;
  if (!isReminder(text)) return undefined;
  const does = random.weighted(answering.reminder);
  switch (does) {
    case 'coming':
      return '1';
    case 'reading':
      return reading(random);
    case 'words':
      return '最近头晕，想换药';
    case 'opt-out':
      return '退订';
    case 'silence':
      return undefined;
    default:
      return unreachable(does);
  }
};

const report = async (year: Year, { id, phone, day }: OutboxMessage): Promise<void> => {
  const isDelivered = year.chance('delivered', phone, day).chance(answering.delivered);
  const outcome = isDelivered ? { status: 'delivered' } : { status: 'failed', code: 'UNDELIV' };
  const body = { providerId: id, ...outcome, at: year.world.clock.now().toISOString() };
  await year.desk.ask(hearReceipt, { body });
};

const answer = async (year: Year, { phone, text, day }: OutboxMessage, nth: number): Promise<boolean> => {
  const { desk, chance, ledger, world, count } = year;
  const said = answerTo(text, chance('answers', phone, day, nth));
  if (said === undefined) return false;
  const at = world.clock.now().toISOString();
  const heard = await desk.ask(hearSms, { body: { phone, text: said, at, id: `${day}-${phone}-${nth}` } });
  count('answers');
  if (heard?.meaning === 'opt_out') {
    ledger.optedOut.set(phone, at);
    count('optOuts');
  }
  return true;
};

const countTexts = ({ count }: Year, messages: readonly OutboxMessage[]): void => {
  const reminders = messages.filter(({ text }) => isReminder(text)).length;
  count('sms', reminders);
  count('serviceTexts', messages.length - reminders);
  for (const { text } of messages) count('segments', segmentsOf(text));
};

/** Plays the phones of a day: what was sent is delivered or not, some answer, and what answers them is delivered too. */
export const playPhones = async (year: Year): Promise<void> => {
  const { world } = year;
  const day = today(year);
  const outbox = { table: world.table, keys: world.ports.keys };
  const sent = await outboxOf(outbox, day, undefined);
  let answered = 0;
  for (const [at, message] of sent.entries()) {
    await report(year, message);
    if (await answer(year, message, at)) answered += 1;
  }
  if (answered > 0) await remind(world);
  const all = answered > 0 ? await outboxOf(outbox, day, undefined) : sent;
  for (const message of all.slice(sent.length)) await report(year, message);
  countTexts(year, all);
};
