import { findOwn } from '../../domain/access/index.ts';
import type { ResidentId } from '../../domain/kernel/ids.ts';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import { phoneHolds } from '../../domain/own-record/index.ts';
import type { Ports } from '../kit/ports.ts';
import type { Refused } from '../kit/use-case.ts';
import { type Asker, findBy, type Found } from '../residents/find.ts';
import { ownPhoneOf } from './own-phone.ts';

/** Loads a resident whose phone the asker holds; of everybody else nothing is found. */
export const findHeld = (
  asker: Asker,
  ports: Pick<Ports, 'residents' | 'reference' | 'keys'>,
  id: ResidentId,
): Promise<Result<Found, Refused>> =>
  findBy(asker, ports, {
    id,
    look: (place, { file }) => {
      const found = findOwn(asker.by, file && ownPhoneOf(file, ports.keys), asker.today);
      if (!found.ok) return found;
      return place === undefined ? err({ code: 'access/not-found' }) : ok(place);
    },
  });

/** Loads a resident to show what is known of their health, or to add to it: not by a phone that may be somebody else's by
 *  now. */
export const findConfirmed = async (
  asker: Asker,
  ports: Pick<Ports, 'residents' | 'reference' | 'keys'>,
  id: ResidentId,
): Promise<Result<Found, Refused>> => {
  const found = await findHeld(asker, ports, id);
  if (!found.ok) return found;
  const { contracts, visits, exams } = found.value.person.history;
  const contacts = [
    ...contracts.map(({ signedOn }) => signedOn),
    ...visits.map(({ visitedOn }) => visitedOn),
    ...exams.map(({ examinedOn }) => examinedOn),
  ];
  return phoneHolds(contacts, asker.today) ? found : err({ code: 'own-record/phone-unconfirmed' });
};
