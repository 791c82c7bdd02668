import type { Count, OneTimeCode } from '../../domain/own-record/index.ts';
import type { SendSms } from '../reminders/reminder-store.ts';

/** The code of a phone as kept; `version` counts its writes, from 1. */
export type KeptCode = OneTimeCode & { readonly version: number };
/** A count as kept; `version` counts its writes, from 1. */
export type KeptCount = Count & { readonly version: number };

/** What is counted, by a name that says nothing of the number or address itself. */
export type CountName = string;

/** What is kept of a phone and of some counts. */
export type KeptCodes = {
  readonly code: KeptCode | undefined;
  /** In the order asked for. */
  readonly counts: readonly (KeptCount | undefined)[];
};

/** What is to be kept, each as the version after the one read. */
export type CodeWrites = {
  readonly phoneHash: string;
  /** Undefined where it stays. */
  readonly code: KeptCode | undefined;
  readonly counts: readonly (readonly [CountName, KeptCount])[];
};

/** Keeps codes and counts until they end. */
export type CodeStore = {
  /** Read strongly. */
  readonly load: (phoneHash: string, counts: readonly CountName[]) => Promise<KeptCodes>;
  /** All or nothing; false where somebody else came first. */
  readonly save: (writes: CodeWrites) => Promise<boolean>;
};

/** What residents sign in with. */
export type OwnAccess = {
  readonly codes: CodeStore;
  /** A new code, by chance alone. */
  readonly newCode: () => string;
  readonly send: SendSms;
  readonly wait: (ms: number) => Promise<void>;
  /** A token for the holder of a phone. */
  readonly issue: (phoneHash: string, now: Date) => Promise<string>;
  /** Whose token it is; undefined for any that is not sound, whatever is wrong with it. */
  readonly verify: (token: string, now: Date) => Promise<string | undefined>;
};
