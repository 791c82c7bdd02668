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

/** Refusals that tell of a record: somebody has that number, or that id. */
const TELLING: ReadonlySet<string> = new Set(['resident/same-id-number', 'resident/id-taken']);

/** A refusal as the asker may read it. Of a record that they may not see it tells neither which it is nor by what it was
 *  found, and the audit keeps of whom they asked. @source docs/adr/0026 */
export const shownTo = async (
  asker: Asker,
  ports: Pick<Ports, 'residents' | 'reference'>,
  refused: Refused,
): Promise<Refused> => {
  const named = refused.data?.['residentId'];
  if (!TELLING.has(refused.code) || typeof named !== 'string' || !isId<'ResidentId'>(named)) return refused;
  const isSeen = (await findToSee(asker, ports, named)).ok;
  return isSeen ? refused : { code: 'resident/not-enterable', about: [named] };
};
