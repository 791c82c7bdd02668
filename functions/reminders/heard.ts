import type { ResidentId } from '../../domain/kernel/ids.ts';
import type { MobileNumber } from '../../domain/kernel/phone.ts';
import type { LocalDate } from '../../domain/kernel/time.ts';
import type { HEARD_AS, ServiceTextKind } from '../../domain/reminders/index.ts';

/** An answer that came in, by the provider's id: taken once. */
export type Heard = {
  readonly id: string;
  readonly meaning: (typeof HEARD_AS)[number];
  /** How many recorded people it concerns. */
  readonly people: number;
  readonly at: string;
};

/** A text that is to go out besides reminders. */
export type QueuedText = {
  readonly kind: ServiceTextKind;
  /** Tells it from others of its kind. */
  readonly name: string;
  /** Whom it is about. */
  readonly residentId: ResidentId;
  /** Where it must go; undefined where it goes to the number that stands in the record when it is sent. */
  readonly phone: MobileNumber | undefined;
  /** The day on which it was asked for. */
  readonly since: LocalDate;
};

/** An answer with the text that answers it. */
export type HeardSms = Heard & { readonly reply: QueuedText | undefined };
