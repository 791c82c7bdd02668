import * as z from 'zod';

import { err, ok, type Result } from '../../../domain/kernel/result.ts';
import { readAttributes } from './attributes.ts';
import { isStoreError } from './errors.ts';
import { itemOf } from './items.ts';
import type { Change, Item } from './table.ts';

const StreamEvent = z.object({ Records: z.array(z.unknown()) });

const Envelope = z.object({ dynamodb: z.object({ SequenceNumber: z.string() }) });

const StreamRecord = z.object({
  eventName: z.enum(['INSERT', 'MODIFY', 'REMOVE']),
  userIdentity: z.object({ type: z.string(), principalId: z.string() }).nullish(),
  dynamodb: z.object({ NewImage: z.unknown().optional(), OldImage: z.unknown().optional() }),
});

type StreamRecord = z.infer<typeof StreamRecord>;

/** A change with its position in the stream, by which a handler reports how far it came. */
export type StreamChange = {
  readonly position: string;
  readonly change: Result<Change, { readonly code: 'store/unreadable-record' }>;
};

const isExpiry = ({ userIdentity }: StreamRecord): boolean =>
  userIdentity?.type === 'Service' && userIdentity.principalId === 'dynamodb.amazonaws.com';

const imageOf = (image: unknown): Item | undefined =>
  image === undefined ? undefined : itemOf(readAttributes(image));

const changeOf = (record: StreamRecord): Change | undefined => {
  const before = imageOf(record.dynamodb.OldImage);
  const after = imageOf(record.dynamodb.NewImage);
  if (after !== undefined) return { kind: 'written', key: after.key, before, after };
  if (before === undefined) return undefined;
  return { kind: isExpiry(record) ? 'expired' : 'deleted', key: before.key, before };
};

const readChange = (value: unknown): StreamChange['change'] => {
  try {
    const record = StreamRecord.safeParse(value);
    const change = record.success ? changeOf(record.data) : undefined;
    return change === undefined ? err({ code: 'store/unreadable-record' }) : ok(change);
  } catch (error) {
    if (isStoreError(error)) return err({ code: 'store/unreadable-record' });
    throw error;
  }
};

/** The changes of a DynamoDB stream's event (NEW_AND_OLD_IMAGES), in its order. One record that cannot be read
 *  does not hide the others; an expiry by the service itself is told from a delete by a user. Throws only where
 *  the event is none, or a record has no position. */
export const changesOf = (event: unknown): readonly StreamChange[] =>
  StreamEvent.parse(event).Records.map((record) => ({
    position: Envelope.parse(record).dynamodb.SequenceNumber,
    change: readChange(record),
  }));
