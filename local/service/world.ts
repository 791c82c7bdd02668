import { join } from 'node:path';

import { keepVerified } from '../../functions/adapters/identity/kept-tokens.ts';
import { localIdentity } from '../../functions/adapters/identity/local-identity.ts';
import type { SignedTokens } from '../../functions/adapters/identity/signed-tokens.ts';
import { countyStore } from '../../functions/adapters/county-store/county-store.ts';
import { jobFilesIn } from '../../functions/adapters/jobs/job-folder.ts';
import { jobsOn } from '../../functions/adapters/jobs/job-items.ts';
import { newId } from '../../functions/adapters/new-id.ts';
import { portsOn } from '../../functions/adapters/service-store/ports.ts';
import { referenceIn } from '../../functions/adapters/service-store/reference.ts';
import { openTable } from '../../functions/adapters/store/index.ts';
import type { Durability } from '../../functions/adapters/store/sqlite-open.ts';
import type { Table } from '../../functions/adapters/store/table.ts';
import type { CountyStore } from '../../functions/county-files/county-store.ts';
import type { Ports } from '../../functions/kit/ports.ts';
import { keptReference } from '../../functions/organisation/reference.ts';
import { keysOf } from '../keys.ts';
import { type Background, background } from './background.ts';
import { type MovableClock, movableClock } from './clock.ts';
import { localOwnAccess } from './own-access.ts';
import { callbackSecret, machineSecret } from './secrets.ts';

/** Reference rows change only through this process, which forgets them then. */
const REFERENCE_KEPT_MS = 60_000;

/** The whole service's world on one machine. */
export type World = {
  readonly table: Table;
  readonly county: CountyStore;
  readonly ports: Ports;
  readonly identity: SignedTokens;
  readonly clock: MovableClock;
  readonly background: Background;
  /** Calls whenever a request has asked for a job; one may hear. */
  readonly hearJobs: (listener: () => void) => void;
  /** Reads reference rows and users anew from the next request on. */
  readonly forgetReference: () => void;
  readonly close: () => Promise<void>;
};

/** The file of a service's folder that holds everything but its secret. */
export const DATABASE_FILE = 'jiayi.db';

/** Where the files of imports and exports lie in a service's folder. */
export const JOBS_FOLDER = 'jobs';

/** Which file of a folder to open, and how far its writes are to be safe. */
export type WorldFile = { readonly name: string; readonly durability: Durability };

const KEPT: WorldFile = { name: DATABASE_FILE, durability: 'normal' };

/** Opens the world that a folder holds; makes it where there is none. */
export const openWorld = async (folder: string, { name, durability }: WorldFile = KEPT): Promise<World> => {
  const secret = machineSecret(folder);
  const table = await openTable({ kind: 'sqlite', file: join(folder, name), durability });
  const keys = keysOf(secret, callbackSecret(folder));
  const identity = localIdentity(secret);
  const verify = keepVerified(identity.verify);
  const clock = movableClock();
  const reference = keptReference(referenceIn(table), REFERENCE_KEPT_MS, clock.now);
  const stored = portsOn(table, keys, reference.forget);
  let onJob = (): void => undefined;
  const ports: Ports = {
    ...stored,
    commit: async (writes, receipt) => {
      const done = await stored.commit(writes, receipt);
      if (done.ok && writes.job !== undefined) onJob();
      return done;
    },
    jobs: { ...jobsOn(table), ...jobFilesIn(join(folder, JOBS_FOLDER)) },
    own: localOwnAccess(secret, { table, keys, now: clock.now }),
    reference: reference.read,
    // By the machine's own time: whoever moves the day stays signed in.
    verify: (token) => verify(token, new Date()),
    now: clock.now,
    newId,
  };
  return {
    table,
    county: countyStore(table, keys),
    ports,
    identity,
    clock,
    background: background({ table, ports, clock, forgetReference: reference.forget }),
    hearJobs: (listener) => {
      onJob = listener;
    },
    forgetReference: reference.forget,
    close: table.close,
  };
};
