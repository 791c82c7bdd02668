import { isId, type ReferralId, type ResidentId } from '../../domain/kernel/ids.ts';
import type { Ports } from '../kit/ports.ts';

/** A new referral's id. It says whose the referral is, as `RESIDENT.xxxx`, so that it is found without a pointer; where
 *  that would be too long for an id, it does not. */
export const newReferralId = (ports: Pick<Ports, 'newId'>, residentId: ResidentId): ReferralId => {
  const own = ports.newId();
  const [id] = [`${residentId}.${own}`, own].filter(isId<'ReferralId'>);
  if (id === undefined) throw new Error('a new id is an id');
  return id;
};

/** The resident whom a referral's id names, which nothing but a referral of theirs proves. */
export const referredIn = (id: ReferralId): ResidentId | undefined => {
  const owner = id.slice(0, Math.max(0, id.lastIndexOf('.')));
  return isId<'ResidentId'>(owner) ? owner : undefined;
};
