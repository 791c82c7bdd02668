import {
  answerReferral,
  type Receiver,
  seeReferral,
  seeResident,
  writeResident,
} from '../../domain/access/index.ts';
import type { InstitutionId, ReferralId, ResidentId } from '../../domain/kernel/ids.ts';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import type { ReferralCase } from '../../domain/referrals/index.ts';
import type { Ports } from '../kit/ports.ts';
import type { Refused } from '../kit/use-case.ts';
import type { Reference } from '../organisation/reference.ts';
import { aliasOf } from '../residents/aliases.ts';
import { type Asker, findBy, type Found } from '../residents/find.ts';
import type { ResidentFile } from '../residents/resident-file.ts';
import { shareable, sharingWorld } from '../residents/sharing.ts';
import { referralHash } from '../residents/views.ts';
import { casesIn } from './cases.ts';
import { referredIn } from './referral-id.ts';

/** Who asks for which referral: to see it, to answer for the side that receives it, or to carry it on for the side that
 *  looks after the resident. */
export type AskedReferral = Asker & {
  readonly referralId: ReferralId;
  readonly look: 'see' | 'answer' | 'write';
};

/** A referral that the asker may see or carry on, with whose it is. */
export type FoundReferral = {
  readonly found: Found;
  readonly referral: ReferralCase;
  readonly referrals: readonly ReferralCase[];
};

type FindPorts = Pick<Ports, 'residents' | 'reference' | 'keys'>;

/** An institution as rules of access read it; undefined for one that the county does not list. */
export const receiverIn = (
  { rows }: Pick<Reference, 'rows'>,
  id: InstitutionId | undefined,
): Receiver | undefined => {
  const row = id === undefined ? undefined : rows.institutions.find((one) => one['id'] === id);
  return row === undefined || id === undefined ? undefined : { id, regionCode: row['regionCode'] ?? '' };
};

/** A resident's referrals; of a record that is an alias none, they belong to the record that was kept. */
const casesOf = (file: ResidentFile | undefined): ReferralCase[] =>
  file === undefined || aliasOf(file.id, file.entries) !== undefined ? [] : casesIn(file);

const lookAt =
  (asked: AskedReferral): Parameters<typeof findBy>[2]['look'] =>
  (anyPlace, { file, person, reference }) => {
    const { by, look, referralId } = asked;
    const referral = casesOf(file).find(({ id }) => id === referralId);
    const place = referral && anyPlace;
    // A draft was sent to nobody.
    const isSent = referral !== undefined && referral.state !== 'draft';
    const receiver = isSent ? receiverIn(reference, referral.toInstitutionId) : undefined;
    if (look === 'write') return writeResident(by, place);
    return look === 'see'
      ? seeReferral(by, { ...shareable(place, { file, person }), receiver }, sharingWorld(reference, asked))
      : answerReferral(by, { place, receiver }, reference.organisation);
  };

const findAt = async (
  asked: AskedReferral,
  ports: FindPorts,
  id: ResidentId,
): Promise<Result<FoundReferral, Refused>> => {
  const found = await findBy(asked, ports, { id, look: lookAt(asked) });
  if (!found.ok) return found;
  const referrals = casesOf(found.value.file);
  const referral = referrals.find((one) => one.id === asked.referralId);
  return referral === undefined
    ? err({ code: 'access/not-found' })
    : ok({ found: found.value, referral, referrals });
};

/** What somebody hears of a referral that is not there: the same as of one out of their scope. */
const notThere = ({ by, reason, look }: AskedReferral): Refused => {
  const answer = look === 'see' ? seeResident(by, undefined, { reason }) : writeResident(by, undefined);
  return { code: answer.ok ? 'access/not-found' : answer.error.code };
};

/** Finds the resident whose referral an id names; for who has nothing to do with it it is not found. An id of the
 *  service's own leads straight there; one from elsewhere, or of a record that was merged, by the pointer. */
export const findReferral = async (
  asked: AskedReferral,
  ports: FindPorts,
): Promise<Result<FoundReferral, Refused>> => {
  const owner = referredIn(asked.referralId);
  const straight = owner && (await findAt(asked, ports, owner));
  if (straight?.ok === true) return straight;
  const [id] = await ports.residents.search(referralHash(ports.keys.hash, asked.referralId));
  return id === undefined ? err(notThere(asked)) : findAt(asked, ports, id);
};
