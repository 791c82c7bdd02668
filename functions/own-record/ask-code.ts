import { err, ok } from '../../domain/kernel/result.ts';
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

/** Who has the phone, and how we sign. Asked beside the keeping of the code, for a known phone as for any other. */
const find = async ({ residents, reminders }: Ports, phoneHash: string) => {
  const [people, settings] = await Promise.all([residents.search(phoneHash), reminders.settings()]);
  return { isKnown: people.length > 0, signature: wordingOf(settings).signature };
};

type Found = Awaited<ReturnType<typeof find>>;

/** The code's text, signed by the county. */
const signedText = (code: string, { signature }: Found, language: Asking['language']): string => {
  const named = { 'zh-CN': `【${signature['zh-CN']}】`, en: `[${signature.en}] ` };
  return codeText(code, { language, signature: named[language] });
};

/** Sends a one-time code to a phone that somebody of the county has; whatever the provider says, the answer is the same, and
 *  the code may be asked for again. Whether anybody has the phone shows neither in the answer nor in its time. */
export const askCodeUseCase = useCase(askCode, async (asked, ports) => {
  const phone = servedNumber(asked.body.phone);
  if (phone === undefined) return err({ code: 'own-record/number-not-served' });
  const phoneHash = ownPhoneHash(ports.keys, phone);
  const { language, requestId: reference } = asked;
  const [kept, found] = await Promise.all([keepCode(asked, ports, phoneHash), find(ports, phoneHash)]);
  if (!kept.ok) return kept;
  const text = signedText(kept.value, found, language);
  await Promise.all([
    found.isKnown && ports.own.send({ reference, phone, text }),
    ports.own.wait(ownRecordPolicy.answerAfterMs),
  ]);
  return ok({ answer: { goodForS: ownRecordPolicy.codeLifeS }, saw: [] });
});
