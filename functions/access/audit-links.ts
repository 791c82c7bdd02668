import { createHash } from 'node:crypto';

import { type AuditFault, type Hash, verifyLink } from '../../domain/access/index.ts';
import { daysBetween, type LocalDate, plusDays } from '../../domain/kernel/time.ts';
import type { Audits, SealedDays } from '../kit/ports.ts';

/** The hash of the chains: SHA-256. */
export const sha256: Hash = (text) => createHash('sha256').update(text).digest('base64url');

/** What is found of one shard and day: sealed and sound, sealed and broken, or not sealed yet. */
export type LinkFound = {
  readonly shard: string;
  readonly day: LocalDate;
  readonly records: number;
} & (
  | { readonly state: 'sound'; readonly seal: string }
  | { readonly state: 'broken'; readonly fault: AuditFault }
  | { readonly state: 'open' }
);

/** The chains of the audit as they are read. */
export type Chains = Pick<Audits, 'shards' | 'sealed' | 'link'>;

/** Every chain has a seal of each of these days. */
const isSealed = (days: SealedDays | undefined, day: LocalDate): boolean =>
  days?.until !== undefined && days.from <= day && day <= days.until;

const judge = async (
  { link }: Chains,
  { shard, day }: Pick<LinkFound, 'shard' | 'day'>,
  mustBeSealed: boolean,
): Promise<LinkFound> => {
  const found = await link(shard, day);
  const of = { shard, day, records: found.records.length };
  if (!mustBeSealed && found.seal === undefined) return { ...of, state: 'open' };
  const verified = verifyLink(found, found.previous, sha256);
  return verified.ok
    ? { ...of, state: 'sound', seal: verified.value }
    : { ...of, state: 'broken', fault: verified.error };
};

/** Holds every shard of a day against its seal and the one before. */
export const verifyDay = async (chains: Chains, day: LocalDate): Promise<LinkFound[]> => {
  const mustBeSealed = isSealed(await chains.sealed(), day);
  return Promise.all(chains.shards.map((shard) => judge(chains, { shard, day }, mustBeSealed)));
};

/** Verifies all that is sealed, day by day, and tells of each link; the chains of a day before those of the next. */
export const verifyAll = async function* (chains: Chains): AsyncGenerator<LinkFound> {
  const days = await chains.sealed();
  if (days?.until === undefined) return;
  for (let at = 0; at <= daysBetween(days.from, days.until); at++) {
    const day = plusDays(days.from, at);
    for (const shard of chains.shards) yield await judge(chains, { shard, day }, true);
  }
};
