import { localOutbox } from '../../functions/adapters/gateways/local-outbox.ts';
import { ownAccessOn } from '../../functions/adapters/own-record/own-access.ts';
import type { Table } from '../../functions/adapters/store/table.ts';
import type { Keys } from '../../functions/kit/ports.ts';
import type { OwnAccess } from '../../functions/own-record/own-access.ts';

type Place = { readonly table: Table; readonly keys: Keys; readonly now: () => Date };

/** What residents sign in with on this machine: codes go to the local phones. */
export const localOwnAccess = (secret: Buffer, place: Place): OwnAccess =>
  ownAccessOn({ secret, table: place.table, send: localOutbox(place) });
