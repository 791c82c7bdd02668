import * as z from 'zod';

import { err, ok, type Result } from '../../../domain/kernel/result.ts';
import { changeOfUpload } from '../jobs/upload-changes.ts';
import { changesOf } from '../store/changes.ts';
import type { Change } from '../store/table.ts';

const Message = z.object({
  messageId: z.string(),
  receiptHandle: z.string(),
  body: z.string(),
  attributes: z.object({ ApproximateReceiveCount: z.string().regex(/^\d+$/).transform(Number) }),
});

const Event = z.object({ Records: z.array(Message) });

/** A change as it came out of a queue. */
export type ChangeMessage = {
  readonly id: string;
  /** By which it is given back. */
  readonly receipt: string;
  /** How often it has come, this time included. */
  readonly times: number;
  readonly change: Result<Change, { readonly code: 'store/unreadable-record' }>;
};

const changeIn = (body: string): ChangeMessage['change'] => {
  try {
    const told: unknown = JSON.parse(body);
    const uploaded = changeOfUpload(told);
    if (uploaded !== undefined) return ok(uploaded);
    const [only] = changesOf({ Records: [told] });
    return only?.change ?? err({ code: 'store/unreadable-record' });
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError)
      return err({ code: 'store/unreadable-record' });
    throw error;
  }
};

/** The changes of a queue's event, each a record of the table's stream as it was, or what the bus told of a file. One that cannot be read does not hide the
 *  others.
 *  @throws where the event is none of a queue */
export const changeMessages = (event: unknown): ChangeMessage[] =>
  Event.parse(event).Records.map(({ messageId, receiptHandle, body, attributes }) => ({
    id: messageId,
    receipt: receiptHandle,
    times: attributes.ApproximateReceiveCount,
    change: changeIn(body),
  }));
