import { idNumber } from '../../domain/kernel/id-number.ts';
import { isId, type ResidentId } from '../../domain/kernel/ids.ts';
import type { Ports } from '../kit/ports.ts';
import type { Refused } from '../kit/use-case.ts';
import { type Asker, findToSee } from './find.ts';

/** Whose record has an identity number, where one has. */
export const holderOf = async (
  text: string | null | undefined,
  { keys, residents }: Pick<Ports, 'keys' | 'residents'>,
): Promise<ResidentId | undefined> => {
  const number = idNumber(text ?? '');
  if (number === undefined) return undefined;
  const [holder] = await residents.search(keys.hash('idNumber', number));
  return holder;
};

/** A refusal as the asker may read it: the record to merge with is named only to who may see that person. */
export const shownTo = async (
  asker: Asker,
  ports: Pick<Ports, 'residents' | 'reference'>,
  refused: Refused,
): Promise<Refused> => {
  if (refused.code !== 'resident/same-id-number') return refused;
  const { residentId: named, ...data } = refused.data ?? {};
  const isNamed = typeof named === 'string' && isId<'ResidentId'>(named);
  const isSeen = isNamed && (await findToSee(asker, ports, named)).ok;
  return isSeen ? refused : { ...refused, data };
};
