import { randomInt } from 'node:crypto';
import { setTimeout as after } from 'node:timers/promises';

import { ownRecordPolicy } from '../../domain/own-record/index.ts';
import { localOutbox } from '../../functions/adapters/gateways/local-outbox.ts';
import { ownTokens } from '../../functions/adapters/identity/own-tokens.ts';
import { codesOn } from '../../functions/adapters/own-record/code-store.ts';
import type { Table } from '../../functions/adapters/store/table.ts';
import type { Keys } from '../../functions/kit/ports.ts';
import type { OwnAccess } from '../../functions/own-record/own-access.ts';

const DECIMAL = 10;

/** A code of digits, every one as likely as another. */
const newCode = (): string =>
  String(randomInt(DECIMAL ** ownRecordPolicy.codeDigits)).padStart(ownRecordPolicy.codeDigits, '0');

type Place = { readonly table: Table; readonly keys: Keys; readonly now: () => Date };

/** What residents sign in with on this machine: codes go to the local phones. */
export const localOwnAccess = (secret: Buffer, place: Place): OwnAccess => ({
  ...ownTokens(secret),
  codes: codesOn(place.table),
  newCode,
  send: localOutbox(place),
  wait: async (ms) => {
    await after(ms);
  },
});
