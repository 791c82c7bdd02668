import { fnv1a } from '../../../domain/kernel/fnv.ts';
import type { LocalDate } from '../../../domain/kernel/time.ts';
import { type KeyText, keyText } from './keys.ts';

/*
 * Whom time alone changes on a day, in `byDay`: spread over shards, since a night's work takes everything of one day away
 * within minutes.
 *
 * | index | pk                  | sk      | access pattern it serves                                     |
 * | ----- | ------------------- | ------- | ------------------------------------------------------------ |
 * | byDay | views-due#DAY#SHARD | ID#WHAT | whose views change on a day; whom a day to come will remind  |
 */

/** Never fewer: what lies in a shard is found there alone. */
const SHARDS = 8;

/** The first shard is named by the day alone, as the whole day was before there were shards. */
const shardOf = (day: LocalDate, shard: number): KeyText =>
  shard === 0 ? keyText('views-due', day) : keyText('views-due', day, String(shard));

/** The partitions that hold what is due on a day, all of them. */
export const duePartitions = (day: LocalDate): readonly KeyText[] =>
  Array.from({ length: SHARDS }, (_, shard) => shardOf(day, shard));

/** The partition that holds one of them by its name. */
export const duePartition = (day: LocalDate, name: string): KeyText =>
  shardOf(day, (fnv1a(name) >>> 0) % SHARDS);
