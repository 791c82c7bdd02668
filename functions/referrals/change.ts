import type { ReferralId } from '../../domain/kernel/ids.ts';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import { evolve, type ReferralCase, type ReferralRefusal } from '../../domain/referrals/index.ts';
import type { ReferralEvent } from '../../events/referrals.ts';
import { dataOf } from '../kit/data-of.ts';
import type { Ports } from '../kit/ports.ts';
import type { Route } from '../kit/route.ts';
import type { Asked, Done, Refused } from '../kit/use-case.ts';
import { commitOf } from '../residents/commit.ts';
import type { Found } from '../residents/find.ts';
import { viewContext } from '../residents/views.ts';
import type { ReferralAlone } from './bodies.ts';
import { type AskedReferral, findReferral, type FoundReferral } from './find-referral.ts';
import { referralAlone } from './referral-body.ts';

const refusedOf = (refusal: ReferralRefusal): Refused => ({ code: refusal.code, data: dataOf(refusal) });

type Decided = Result<readonly ReferralEvent[], ReferralRefusal>;

/** What is changed: whose, from which referrals on, and what was decided. */
export type Changing = {
  readonly found: Found;
  readonly referrals: readonly ReferralCase[];
  readonly decided: Decided;
};

/** Stores what was decided of one resident's referrals, and answers the referral of the last fact. */
export const changed = (
  asked: Asked<Route>,
  ports: Pick<Ports, 'keys'>,
  { found: { file, person, reference }, referrals, decided }: Changing,
): Result<Done<ReferralAlone>, Refused> => {
  if (!decided.ok) return err(refusedOf(decided.error));
  const events = decided.value;
  const { today, now: at, by, reason, language } = asked;
  const id = events.at(-1)?.referralId;
  const referral = events.reduce(evolve, [...referrals]).find((one) => one.id === id);
  if (referral === undefined) throw new Error('a decision is about a referral');
  // Each event says its own row (see `patchesOf`).
  const change = { events, patches: [], at, by: by.userId, reason };
  const commit = commitOf(file, change, viewContext(reference.organisation, ports.keys, today));
  return ok({
    answer: referralAlone(referral, { person, reference, by, language }),
    version: commit.head.version,
    saw: [file.id],
    writes: { residents: [commit] },
  });
};

/** Who changes which referral, having seen which version. */
type AskedToChange = Asked<Route> & { readonly params: { readonly referralId: ReferralId } };

/** Finds a referral for the side that carries it on, decides, and stores. */
export const changeReferral = async (
  asked: AskedToChange,
  { ports, look }: { readonly ports: Ports; readonly look: AskedReferral['look'] },
  decide: (found: FoundReferral) => Decided,
): Promise<Result<Done<ReferralAlone>, Refused>> => {
  const { referralId } = asked.params;
  const found = await findReferral({ ...asked, referralId, look }, ports);
  if (!found.ok) return found;
  const { file } = found.value.found;
  if (asked.ifMatch !== undefined && asked.ifMatch !== file.version) return err({ code: 'state/stale' });
  return changed(asked, ports, { ...found.value, decided: decide(found.value) });
};
