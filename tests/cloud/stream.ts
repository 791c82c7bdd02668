import * as z from 'zod';

import { askStreams } from '../functions/adapters/store/local-engine.ts';

/** A rule of a pattern: what the value is, or what it begins with. */
const Prefix = z.strictObject({ prefix: z.string() });
const Fields = z.record(z.string(), z.unknown());

const fitsRule = (rule: unknown, value: unknown): boolean => {
  if (typeof rule !== 'object' || rule === null) return rule === value;
  return typeof value === 'string' && value.startsWith(Prefix.parse(rule).prefix);
};

/** Says whether an event fits a pattern: each of its fields, by one of the field's rules.
 *  @source AWS Lambda Developer Guide, “Filter rule syntax” */
export const fits = (pattern: unknown, event: unknown): boolean => {
  if (Array.isArray(pattern)) return pattern.some((rule) => fitsRule(rule, event));
  const fields = Fields.safeParse(event);
  return Object.entries(Fields.parse(pattern)).every(
    ([name, inner]) => fields.success && fits(inner, fields.data[name]),
  );
};

const Streams = z.object({ Streams: z.tuple([z.object({ StreamArn: z.string() })]) });
const Shards = z.object({
  StreamDescription: z.object({ Shards: z.tuple([z.object({ ShardId: z.string() })]) }),
});
const Iterator = z.object({ ShardIterator: z.string() });
const Records = z.object({ Records: z.array(z.unknown()), NextShardIterator: z.string() });

/** Reads a table's stream from now on, page by page: empty where nothing was written since. */
export const openStream = async (
  endpoint: string,
  table: string,
): Promise<() => Promise<readonly unknown[]>> => {
  const {
    Streams: [{ StreamArn }],
  } = Streams.parse(await askStreams(endpoint, 'ListStreams', { TableName: table }));
  const described = Shards.parse(await askStreams(endpoint, 'DescribeStream', { StreamArn }));
  const [{ ShardId }] = described.StreamDescription.Shards;
  const from = { StreamArn, ShardId, ShardIteratorType: 'LATEST' };
  let { ShardIterator } = Iterator.parse(await askStreams(endpoint, 'GetShardIterator', from));
  return async () => {
    const page = Records.parse(await askStreams(endpoint, 'GetRecords', { ShardIterator }));
    ShardIterator = page.NextShardIterator;
    return page.Records;
  };
};
