import { clinicDate, type LocalDate } from '../../domain/kernel/time.ts';

/** A text as it was handed to a provider of SMS. */
export type Handed = {
  readonly phone: string;
  readonly text: string;
  /** What the sender calls it, where the provider takes that. */
  readonly reference?: string;
};

/** A text on its way to a phone: the provider's own id of it, and the day. */
export type Carried = Handed & { readonly id: string; readonly day: LocalDate };

/** Carries texts to phones for a provider, and keeps all of them. */
export type Carrier = {
  /** @returns the id of the text */
  readonly carry: (handed: Handed) => string;
  readonly carried: readonly Carried[];
};

/** A carrier by this clock. It carries the same text twice where it is asked twice, so that a doubled one is seen. */
export const carrierBy = (now: () => Date): Carrier => {
  const carried: Carried[] = [];
  return {
    carry: ({ phone, ...handed }) => {
      const id = `sms-${carried.length + 1}`;
      carried.push({ ...handed, phone: phone.replace(/^\+86/, ''), id, day: clinicDate(now()) });
      return id;
    },
    carried,
  };
};
