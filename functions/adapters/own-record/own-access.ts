import { randomInt } from 'node:crypto';
import { setTimeout as after } from 'node:timers/promises';

import { ownRecordPolicy } from '../../../domain/own-record/index.ts';
import type { OwnAccess } from '../../own-record/own-access.ts';
import { ownTokens } from '../identity/own-tokens.ts';
import type { Table } from '../store/table.ts';
import { codesOn } from './code-store.ts';

const DECIMAL = 10;

/** A code of digits, every one as likely as another. */
const newCode = (): string =>
  String(randomInt(DECIMAL ** ownRecordPolicy.codeDigits)).padStart(ownRecordPolicy.codeDigits, '0');

/** What the sign-in of residents is made of: what signs their tokens, where codes are kept, and who sends them. */
type OwnPlace = { readonly secret: Buffer; readonly table: Table; readonly send: OwnAccess['send'] };

/** What residents sign in with: codes kept on the one table and sent to their phones. */
export const ownAccessOn = ({ secret, table, send }: OwnPlace): OwnAccess => ({
  ...ownTokens(secret),
  codes: codesOn(table),
  newCode,
  send,
  wait: async (ms) => {
    await after(ms);
  },
});
