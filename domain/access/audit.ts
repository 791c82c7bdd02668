import { byCodePoints, type ResidentId } from '../kernel/ids.ts';
import type { Role, UserId } from './roles.ts';

/** One request that read people, or was refused to. */
export type AuditRecord = {
  /** Unique in its chain; records stand in the order of their ids. */
  readonly id: string;
  /** When it happened, ISO 8601 in UTC. */
  readonly at: string;
  readonly userId: UserId;
  readonly role: Role;
  /** The use case by its name. */
  readonly action: string;
  /** What for: the recorded reason where one is asked for. */
  readonly purpose: string;
  /** Whom it showed. */
  readonly residentIds: readonly ResidentId[];
  readonly outcome: 'allowed' | 'refused';
  readonly requestId: string;
};

/** What proves the records of one shard and day, and all before them. */
export type AuditSeal = {
  /** The seal before this one; of a chain's first, the name of the chain. */
  readonly previous: string;
  readonly count: number;
  /** The Merkle root over the records in the order of their ids. */
  readonly root: string;
  readonly seal: string;
};

/** A hash that nobody can find two texts for; comes from the edge. */
export type Hash = (text: string) => string;

/** A record as the text that is hashed: its fields in one order, whatever order the object has. */
const leafText = (record: AuditRecord): string =>
  JSON.stringify([
    'audit-record@1',
    record.id,
    record.at,
    record.userId,
    record.role,
    record.action,
    record.purpose,
    record.residentIds,
    record.outcome,
    record.requestId,
  ]);

/** One level up: neighbours together. The last of an odd number goes up as it is: paired with itself it would hide
 *  that a record was doubled. */
const pairUp = (level: readonly string[], hash: Hash): string[] => {
  const above: string[] = [];
  for (let at = 0; at < level.length; at += 2) {
    const [left = '', right] = level.slice(at, at + 2);
    above.push(right === undefined ? left : hash(JSON.stringify(['audit-node@1', left, right])));
  }
  return above;
};

/** The Merkle root over records in the order given. Leaves and nodes are hashed under different names, so that none can
 *  pass for the other. @source RFC 9162 §2.1 */
export const rootOf = (records: readonly AuditRecord[], hash: Hash): string => {
  let level = records.map((record) => hash(leafText(record)));
  while (level.length > 1) level = pairUp(level, hash);
  return level[0] ?? hash(JSON.stringify(['audit-nothing@1']));
};

/** The seal that belongs to what it seals. */
export const sealText = ({ previous, count, root }: Omit<AuditSeal, 'seal'>, hash: Hash): string =>
  hash(JSON.stringify(['audit-seal@1', previous, count, root]));

/** The first record, if any, that does not come after the one before it. */
export const outOfOrder = (records: readonly AuditRecord[]): AuditRecord | undefined =>
  records.find((record, at) => {
    const before = records[at - 1];
    return before !== undefined && byCodePoints(before.id, record.id) >= 0;
  });

/** Seals the records of one shard and day, given in any order; none are sealed too, so that a day without is no gap.
 *  Throws where two have one id.
 *  @param previous the seal before, or the name of the chain for its first */
export const chain = (records: readonly AuditRecord[], previous: string, hash: Hash): AuditSeal => {
  const inOrder = records.toSorted((a, b) => byCodePoints(a.id, b.id));
  const twice = outOfOrder(inOrder);
  if (twice !== undefined) throw new Error(`two audit records with the id ${twice.id}`);
  const sealed = { previous, count: records.length, root: rootOf(inOrder, hash) };
  return { ...sealed, seal: sealText(sealed, hash) };
};
