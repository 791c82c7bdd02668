import * as z from 'zod';

import type { LocalDate } from '../../domain/kernel/time.ts';
import { claimKey } from '../../functions/adapters/store/keys.ts';
import { streamPartition } from '../../functions/adapters/store/streams.ts';
import type { Table } from '../../functions/adapters/store/table.ts';

/** A text message as a phone of the demonstration would show it. */
export type OutboxMessage = {
  readonly id: string;
  readonly day: string;
  readonly phone: string;
  readonly text: string;
};

const Claim = z.object({ day: z.string(), phone: z.string(), text: z.string() });

const SHARDS = Array.from('0123456789abcdef');
const CLAIMS_A_PAGE = 1_000;

/** The messages of a day, those of one phone where one is named. A claim is the local outbox: what was claimed was sent.
 *  @source docs/access-patterns.md */
export const outboxOf = async (
  table: Table,
  day: LocalDate,
  phone: string | undefined,
): Promise<readonly OutboxMessage[]> => {
  const messages: OutboxMessage[] = [];
  for (const phoneHash of SHARDS) {
    const { pk } = claimKey({ day, phoneHash, template: '' });
    const claims = streamPartition(table, { partition: pk, after: undefined, pageItems: CLAIMS_A_PAGE });
    for await (const items of claims)
      for (const { key, body } of items) messages.push({ id: key.sk, ...Claim.parse(body) });
  }
  return phone === undefined ? messages : messages.filter((message) => message.phone === phone);
};
