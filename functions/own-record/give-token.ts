import { err, ok } from '../../domain/kernel/result.ts';
import { beginCode, ownRecordPolicy, servedNumber, tryCode } from '../../domain/own-record/index.ts';
import type { Ports } from '../kit/ports.ts';
import { type Asked, useCase } from '../kit/use-case.ts';
import { giveToken } from './api.ts';
import { codeHash, isSameHash } from './code-hash.ts';
import { addressCount, againUntilStored, type Counted, countedNow, secondsOf } from './counted.ts';
import { ownPhoneHash } from './own-phone.ts';

const MINUTE_S = 60;

/** A number that codes never go to is tried like any other, and never accepted. */
const hashOfPhone = ({ body }: Asked<typeof giveToken>, keys: Ports['keys']): string => {
  const phone = servedNumber(body.phone);
  return phone === undefined ? keys.hash('own-no-phone', body.phone) : ownPhoneHash(keys, phone);
};

/** Tries the code of a phone; what was tried is kept before it is told. Of a phone without a code one that nobody was sent
 *  is tried: what is done and what is answered is the same. */
const tried = (asked: Asked<typeof giveToken>, { own, keys, now }: Ports, phoneHash: string) => {
  const name = addressCount('tries', asked.address, keys);
  const counted: Counted[] = [{ name, limit: ownRecordPolicy.triesAnAddress }];
  const given = codeHash(keys, phoneHash, asked.body.code);
  return againUntilStored<boolean>(async () => {
    const kept = await own.codes.load(phoneHash, [name]);
    const nowS = secondsOf(now());
    const counts = countedNow(counted, kept.counts, nowS);
    if (!counts.ok) return counts;
    const before = kept.code ?? { ...beginCode(codeHash(keys, phoneHash, ''), nowS), version: 0 };
    const { isAccepted, after } = tryCode(before, isSameHash(given, before.codeHash), nowS);
    const code = { ...after, version: before.version + 1 };
    const isStored = await own.codes.save({ phoneHash, code, counts: counts.value });
    return isStored ? ok(isAccepted) : undefined;
  });
};

/** Gives a token for the right code, once; every other try is refused in the same words. */
export const giveTokenUseCase = useCase(giveToken, async (asked, ports) => {
  const phoneHash = hashOfPhone(asked, ports.keys);
  const accepted = await tried(asked, ports, phoneHash);
  if (!accepted.ok) return accepted;
  if (!accepted.value) return err({ code: 'access/unauthenticated' });
  const accessToken = await ports.own.issue(phoneHash, ports.now());
  const goodForS = ownRecordPolicy.tokenLifeMinutes * MINUTE_S;
  return ok({ answer: { accessToken, goodForS }, saw: [] });
});
