import * as z from 'zod';

import type { StreamRecord } from '../../relay/on-change.ts';

const Record = z.looseObject({
  eventID: z.string().optional(),
  eventName: z.string(),
  dynamodb: z.looseObject({
    SequenceNumber: z.string(),
    SizeBytes: z.number().optional(),
    Keys: z.object({ pk: z.object({ S: z.string() }), sk: z.object({ S: z.string() }) }),
  }),
});

const Event = z.object({ Records: z.array(z.unknown()) });

/** A queue refuses text with these two, which JSON may also say otherwise. @source Amazon SQS API Reference, SendMessage */
const soundText = (text: string): string =>
  text.replaceAll(/[\ufffe\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16)}`);

/** The records of a stream's event, in its order: where each belongs, and itself unchanged.
 *  @throws where the event is none, or a record has no key and no position */
export const streamRecords = (event: unknown): StreamRecord[] =>
  Event.parse(event).Records.map((record) => {
    const { eventID, eventName, dynamodb } = Record.parse(record);
    const { SequenceNumber: position, SizeBytes, Keys } = dynamodb;
    return {
      position,
      partition: Keys.pk.S.split('#'),
      place: Keys.sk.S.split('#'),
      text: soundText(JSON.stringify(record)),
      trace: JSON.stringify({
        eventID,
        eventName,
        tooLarge: true,
        dynamodb: { SequenceNumber: position, SizeBytes, Keys },
      }),
    };
  });
