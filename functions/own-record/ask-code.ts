import { err, ok } from '../../domain/kernel/result.ts';
import type { MobileNumber } from '../../domain/kernel/phone.ts';
import { beginCode, codeText, ownRecordPolicy, servedNumber } from '../../domain/own-record/index.ts';
import type { Ports } from '../kit/ports.ts';
import { type Asked, useCase } from '../kit/use-case.ts';
import { wordingOf } from '../reminders/plan-messages.ts';
import { askCode } from './api.ts';
import { addressCount, againUntilStored, type Counted, countedNow, secondsOf } from './counted.ts';
import { codeHash } from './code-hash.ts';
import { ownPhoneHash } from './own-phone.ts';

type Asking = Asked<typeof askCode>;

const limitsOf = (phoneHash: string, { address }: Asking, keys: Ports['keys']): Counted[] => [
  { name: `minute.${phoneHash}`, limit: ownRecordPolicy.codesANumberAndMinute },
  { name: `day.${phoneHash}`, limit: ownRecordPolicy.codesANumberAndDay },
  { name: addressCount('codes', address, keys), limit: ownRecordPolicy.codesAnAddressAndHour },
  { name: 'all', limit: ownRecordPolicy.codesInAllADay },
];

/** Keeps a new code for a phone, whether anybody has it or not: nothing tells the two apart. */
const keepCode = (asked: Asking, { own, keys, now }: Ports, phoneHash: string) => {
  const counted = limitsOf(phoneHash, asked, keys);
  const names = counted.map(({ name }) => name);
  return againUntilStored<string>(async () => {
    const kept = await own.codes.load(phoneHash, names);
    const nowS = secondsOf(now());
    const counts = countedNow(counted, kept.counts, nowS);
    if (!counts.ok) return counts;
    const code = own.newCode();
    const begun = beginCode(codeHash(keys, phoneHash, code), nowS);
    const version = (kept.code?.version ?? 0) + 1;
    const isStored = await own.codes.save({ phoneHash, code: { ...begun, version }, counts: counts.value });
    return isStored ? ok(code) : undefined;
  });
};

/** Sends the code to a phone that somebody of the county has; whatever the provider says, the answer is the same, and
 *  the code may be asked for again. */
const send = async (
  asked: Asking,
  ports: Ports,
  { phone, code }: { readonly phone: MobileNumber; readonly code: string },
): Promise<void> => {
  const [people, settings] = await Promise.all([
    ports.residents.search(ownPhoneHash(ports.keys, phone)),
    ports.reminders.settings(),
  ]);
  if (people.length === 0) return;
  const { language, requestId: reference } = asked;
  const { signature } = wordingOf(settings);
  const named = { 'zh-CN': `【${signature['zh-CN']}】`, en: `[${signature.en}] ` };
  const text = codeText(code, { language, signature: named[language] });
  await ports.own.send({ reference, phone, text });
};

/** Sends a one-time code. Whether anybody has the phone shows neither in the answer nor in its time. */
export const askCodeUseCase = useCase(askCode, async (asked, ports) => {
  const phone = servedNumber(asked.body.phone);
  if (phone === undefined) return err({ code: 'own-record/number-not-served' });
  const kept = await keepCode(asked, ports, ownPhoneHash(ports.keys, phone));
  if (!kept.ok) return kept;
  await Promise.all([
    send(asked, ports, { phone, code: kept.value }),
    ports.own.wait(ownRecordPolicy.answerAfterMs),
  ]);
  return ok({ answer: { goodForS: ownRecordPolicy.codeLifeS }, saw: [] });
});
