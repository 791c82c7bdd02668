import { fnv1a } from '../../../domain/kernel/fnv.ts';
import type { Brand } from '../../../domain/kernel/brand.ts';
import type { ResidentId } from '../../../domain/kernel/ids.ts';
import type { LocalDate } from '../../../domain/kernel/time.ts';

/*
 * Every key and index of the table.
 *
 * | what                    | pk                     | sk                      | access pattern it serves                          |
 * | ----------------------- | ---------------------- | ----------------------- | ------------------------------------------------- |
 * | reference data, chunked | reference#KIND         | CHUNK                   | all regions / institutions / teams / staff at once|
 * | a resident's history    | resident#BUCKET        | ID#history#CHUNK        | one resident's history (prefix ID#); every        |
 * |                         |                        |                         | resident in id order (256 partitions, merged)     |
 * | run record              | run                    | DAY#RUN                 | runs of a day; newest runs first                  |
 * | message claim           | claim#DAY#SHARD        | PHONE#TEMPLATE          | one SMS per phone, day, template; what a phone    |
 * |                         |                        |                         | gets that day (prefix PHONE#)                     |
 * | reminder skipped        | skipped#DAY            | ID#KIND#PROGRAMME#OFFSET| what a day's run found too late to send           |
 * | head of the last import | head                   | last-import             | what was imported; whether one broke off          |
 * | secret of phone hashes  | head                   | hash-secret             | the key of every phone hash, before any of them   |
 *
 * Residents lie in 256 partitions by a hash of their id: a hash, so that a bulk load in bucket order spreads over
 * DynamoDB's nodes; partitions with the id in the sort key, so that one Query pages through them in id order, where
 * a Scan would give them in no order at all. Merging the 256 gives the order of ids (streams.ts).
 */

/** Text of a key: ASCII parts joined by `#`, so that its byte order is its text order. */
export type KeyText = Brand<string, 'KeyText'>;

/** Where an item lies: its partition and its place in it; unique in the table, made only here. */
export type Key = { readonly pk: KeyText; readonly sk: KeyText };

/** The indexes of the table and the attributes that hold their keys. */
export const indexes = { byDay: { pk: 'byDayPk', sk: 'byDaySk' } } as const;

/** The first words of the partitions of the audit (audit-keys.ts): records and what seals them. In the cloud they lie in a table of
 *  their own, and are only added to. */
const AUDIT_WORDS: ReadonlySet<string> = new Set(['audit', 'audit-seal']);

/** Says whether partitions that begin with this word are of the audit. */
export const isAuditWord = (word: string): boolean => AUDIT_WORDS.has(word);

/** Says whether a partition is of the audit. */
export const isOfAudit = (partition: KeyText): boolean => {
  const end = partition.indexOf('#');
  return isAuditWord(end < 0 ? partition : partition.slice(0, end));
};

/** The name of an index. */
export type IndexName = keyof typeof indexes;

const KEY_TEXT = /^[A-Za-z0-9_.%#$-]+$/;

/** Says whether the text may be part of a stored key. */
export const isKeyText = (text: string): text is KeyText => KEY_TEXT.test(text);

const encodeUnit = (unit: string): string => `%${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;

const encodePart = (part: string): string => part.replaceAll(/[^A-Za-z0-9_.-]/g, encodeUnit);

/** Makes key text of parts, `#` between them. Injective: different lists of parts never give the same text,
 *  whatever characters they hold (others than `[A-Za-z0-9_.-]` become `%` and four hex digits a UTF-16 unit). */
export const keyText = (first: string, ...rest: readonly string[]): KeyText => {
  const text = [first, ...rest].map(encodePart).join('#');
  if (isKeyText(text)) return text;
  throw new Error('a key needs at least one part that is not empty');
};

/** The parts that key text was made of. */
export const partsOf = (text: KeyText): string[] =>
  text
    .split('#')
    .map((part) =>
      part.replaceAll(/%([\da-f]{4})/g, (_, unit: string) => String.fromCharCode(parseInt(unit, 16))),
    );

/** The prefix of all keys that have these parts and at least one more: ends in `#`. */
export const keyPrefix = (first: string, ...rest: readonly string[]): KeyText => keyText(first, ...rest, '');

/** The place after every key whose parts begin with these: `$` comes right after `#`, and no key holds it. */
const placeAfter = (parts: KeyText): KeyText => {
  const text = `${parts}$`;
  if (isKeyText(text)) return text;
  throw new Error(`not key text: ${text}`);
};

/** Four digits, so that chunks sort by number: 0–9999. */
const chunkText = (chunk: number): string => {
  if (Number.isInteger(chunk) && chunk >= 0 && chunk <= 9999) return String(chunk).padStart(4, '0');
  throw new Error(`a chunk is numbered 0 to 9999, not ${chunk}`);
};

/** The kinds of reference data, each one partition. */
export type ReferenceKind = 'regions' | 'institutions' | 'teams' | 'staff';

/** The partition of one kind of reference data: its chunks in order. */
export const referencePartition = (kind: ReferenceKind): KeyText => keyText('reference', kind);

/** The key of one chunk (0–9999) of reference data. */
export const referenceKey = (kind: ReferenceKind, chunk: number): Key => ({
  pk: referencePartition(kind),
  sk: keyText(chunkText(chunk)),
});

const RESIDENT_BUCKETS = 256;

const bucketPartitions: readonly KeyText[] = Array.from({ length: RESIDENT_BUCKETS }, (_, bucket) =>
  keyText('resident', bucket.toString(16).padStart(2, '0')),
);

/** The partitions that hold all residents, 256 in key order; within one the items are in order of resident id. */
export const residentPartitions = (): readonly KeyText[] => bucketPartitions;

/** The number of the partition (0–255) that a resident lies in: FNV-1a of the id, folded. Bulk work that goes
 *  partition by partition, ids sorted within, writes in key order. Never to be changed: keys depend on it. */
export const residentBucket = (id: ResidentId): number => {
  const hash = fnv1a(id);
  return (hash ^ (hash >>> 8) ^ (hash >>> 16) ^ (hash >>> 24)) & (RESIDENT_BUCKETS - 1);
};

/** The partition of a resident. */
export const residentPartition = (id: ResidentId): KeyText =>
  bucketPartitions[residentBucket(id)] ?? keyText('resident');

/** The prefix of everything stored of a resident, within the partition. */
export const residentPrefix = (id: ResidentId): KeyText => keyPrefix(id);

/** The place after everything stored of a resident: from there a broken-off run reads on. */
export const afterResident = (id: ResidentId): KeyText => placeAfter(keyText(id));

/** The key of one chunk (0–9999) of a resident's packed history. */
export const historyKey = (id: ResidentId, chunk: number): Key => ({
  pk: residentPartition(id),
  sk: keyText(id, 'history', chunkText(chunk)),
});

/** The partition of run records, one county's: days in order. */
export const runPartition = (): KeyText => keyText('run');

/** The prefix of the runs of a day. */
export const runsOfDay = (day: LocalDate): KeyText => keyPrefix(day);

/** The key of a run record. */
export const runKey = (day: LocalDate, runId: string): Key => ({
  pk: runPartition(),
  sk: keyText(day, runId),
});

/** Who gets what on which day: the identity of a message (reminders.md), the phone only as a keyed hash. */
export type ClaimId = { readonly day: LocalDate; readonly phoneHash: string; readonly template: string };

/** The key of a message's claim; sharded by the hash's first character, as one day's are written at once. */
export const claimKey = ({ day, phoneHash, template }: ClaimId): Key => ({
  pk: keyText('claim', day, phoneHash.slice(0, 1)),
  sk: keyText(phoneHash, template),
});

/** The prefix of the claims of a phone within a day's partition. */
export const claimsOfPhone = (phoneHash: string): KeyText => keyPrefix(phoneHash);

/** The key of the one item that says how far the latest import came. */
export const lastImportKey = (): Key => ({ pk: keyText('head'), sk: keyText('last-import') });

/** The key of the store's own secret, with which phones are hashed before they become part of a key. */
export const hashSecretKey = (): Key => ({ pk: keyText('head'), sk: keyText('hash-secret') });

/** A reminder whose day was missed by too much to be sent: (task, offset) is its identity (reminders.md). */
export type SkippedId = {
  readonly day: LocalDate;
  readonly residentId: ResidentId;
  readonly kind: string;
  readonly programme: string;
  readonly offsetDays: number;
};

/** The key of a skipped reminder's record, under the day of the run that skipped it. */
export const skippedKey = ({ day, residentId, kind, programme, offsetDays }: SkippedId): Key => ({
  pk: keyText('skipped', day),
  sk: keyText(residentId, kind, programme, String(offsetDays)),
});
