import { err, ok, type Result } from '../kernel/result.ts';
import { type AuditRecord, type AuditSeal, type Hash, outOfOrder, rootOf, sealText } from './audit.ts';

/** The records of one shard and day in stored order, with their seal where one is stored. */
export type SealedRecords = {
  readonly records: readonly AuditRecord[];
  readonly seal: AuditSeal | undefined;
};

/** What is wrong with one link of a chain. */
export type AuditFault =
  /** No seal is stored, or the one before is not there. */
  | { readonly code: 'access/audit-seal-missing' }
  /** The seal does not belong to what it says. */
  | { readonly code: 'access/audit-seal-changed' }
  /** A record stands where its id does not belong, or twice. */
  | { readonly code: 'access/audit-order'; readonly recordId: string }
  | { readonly code: 'access/audit-record-missing'; readonly sealed: number; readonly found: number }
  | { readonly code: 'access/audit-record-added'; readonly sealed: number; readonly found: number }
  /** As many records as were sealed, but not the same. */
  | { readonly code: 'access/audit-record-changed' }
  /** The chain does not end in the seal that is known to be its last. */
  | { readonly code: 'access/audit-end-differs' };

/** The first broken place of a chain: the link, counted from 0, and what is wrong with it. */
export type AuditBreak = AuditFault & { readonly link: number };

/** What a chain is held against: its name, and the last seal where that is known from elsewhere. Only the latter shows
 *  that links are missing at the end or that all seals were made anew. */
export type KnownEnds = { readonly name: string; readonly last?: string | undefined };

const faultOfSeal = (seal: AuditSeal, previous: string, hash: Hash): AuditFault | undefined => {
  if (sealText(seal, hash) !== seal.seal) return { code: 'access/audit-seal-changed' };
  return seal.previous === previous ? undefined : { code: 'access/audit-seal-missing' };
};

const faultOfRecords = (
  records: readonly AuditRecord[],
  { count, root }: AuditSeal,
  hash: Hash,
): AuditFault | undefined => {
  const misplaced = outOfOrder(records);
  if (misplaced !== undefined) return { code: 'access/audit-order', recordId: misplaced.id };
  const numbers = { sealed: count, found: records.length };
  if (records.length < count) return { code: 'access/audit-record-missing', ...numbers };
  if (records.length > count) return { code: 'access/audit-record-added', ...numbers };
  return rootOf(records, hash) === root ? undefined : { code: 'access/audit-record-changed' };
};

/** Verifies one link against the seal before it; answers its own seal, which the next link is held against. For chains
 *  that are read a day at a time. */
export const verifyLink = (
  { records, seal }: SealedRecords,
  previous: string,
  hash: Hash,
): Result<string, AuditFault> => {
  if (seal === undefined) return err({ code: 'access/audit-seal-missing' });
  const fault = faultOfSeal(seal, previous, hash) ?? faultOfRecords(records, seal, hash);
  return fault === undefined ? ok(seal.seal) : err(fault);
};

/** Verifies a chain from its first link on; answers its last seal (its name, where it has no link), or the first broken
 *  place. */
export const verifyChain = (
  links: Iterable<SealedRecords>,
  { name, last }: KnownEnds,
  hash: Hash,
): Result<string, AuditBreak> => {
  let previous = name;
  let link = 0;
  for (const records of links) {
    const verified = verifyLink(records, previous, hash);
    if (!verified.ok) return err({ ...verified.error, link });
    previous = verified.value;
    link += 1;
  }
  return last === undefined || last === previous
    ? ok(previous)
    : err({ code: 'access/audit-end-differs', link });
};
