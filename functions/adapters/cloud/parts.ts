import { cloudJobFiles } from '../jobs/job-bucket.ts';
import type { Environment } from './environment.ts';
import type { CloudParts } from './open-world.ts';
import { openSender } from './sender.ts';

/** Something that only some Lambdas are given, with what it carries and may. */
export type CloudPart = (environment: Environment) => Promise<CloudParts>;

/** The files of imports and exports. */
export const withFiles: CloudPart = async () => ({ files: cloudJobFiles });

/** A provider that hands codes to residents. */
export const withSender: CloudPart = async (environment) => ({ send: (await openSender(environment)).send });
