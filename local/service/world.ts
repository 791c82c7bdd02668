import { randomBytes } from 'node:crypto';
import { join } from 'node:path';

import { localIdentity, type LocalIdentity } from '../../functions/adapters/identity/local-identity.ts';
import { countyStore } from '../../functions/adapters/county-store/county-store.ts';
import { portsOn } from '../../functions/adapters/service-store/ports.ts';
import { loadReference } from '../../functions/adapters/service-store/reference.ts';
import { openTable } from '../../functions/adapters/store/index.ts';
import type { Table } from '../../functions/adapters/store/table.ts';
import type { CountyStore } from '../../functions/county-files/county-store.ts';
import type { Ports } from '../../functions/kit/ports.ts';
import { keptReference } from '../../functions/organisation/reference.ts';
import { keysOf } from '../keys.ts';
import { type MovableClock, movableClock } from './clock.ts';
import { machineSecret } from './secrets.ts';

const ID_BYTES = 12;
/** Reference rows change only through this process, which forgets them then. */
const REFERENCE_KEPT_MS = 60_000;

/** The whole service's world on one machine. */
export type World = {
  readonly table: Table;
  readonly county: CountyStore;
  readonly ports: Ports;
  readonly identity: LocalIdentity;
  readonly clock: MovableClock;
  /** Reads reference rows and users anew from the next request on. */
  readonly forgetReference: () => void;
  readonly close: () => Promise<void>;
};

/** Opens the world that a folder holds; makes it where there is none. */
export const openWorld = async (folder: string): Promise<World> => {
  const secret = machineSecret(folder);
  const table = await openTable({ kind: 'sqlite', file: join(folder, 'jiayi.db'), durability: 'normal' });
  const keys = keysOf(secret);
  const identity = localIdentity(secret);
  const clock = movableClock();
  const reference = keptReference(() => loadReference(table), REFERENCE_KEPT_MS, clock.now);
  const ports: Ports = {
    ...portsOn(table, keys, reference.forget),
    reference: reference.read,
    verify: (token) => identity.verify(token, clock.now()),
    now: clock.now,
    newId: () => randomBytes(ID_BYTES).toString('base64url'),
  };
  return {
    table,
    county: countyStore(table, keys),
    ports,
    identity,
    clock,
    forgetReference: reference.forget,
    close: table.close,
  };
};
