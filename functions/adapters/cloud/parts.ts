import { cloudJobFiles } from '../jobs/cloud-files.ts';
import { later } from '../later.ts';
import type { Environment } from './environment.ts';
import type { CloudParts } from './open-world.ts';

/** Something that only some Lambdas are given, with what it carries and may. */
export type CloudPart = (environment: Environment) => Promise<CloudParts>;

/** The files of imports and exports. */
export const withFiles: CloudPart = async () => ({ files: cloudJobFiles });

/** A provider of SMS: what hands codes to residents, loaded with the first of them, and where this Lambda hears calls of
 *  providers, the secret by which they are known. */
export const withSender: CloudPart = async (environment) => {
  const { ask } = later(async () => (await import('./sender.ts')).openSender(environment));
  const { calls } = environment.sms;
  return {
    send: ask(({ send }) => send),
    ...(calls !== undefined && {
      callbackSecret: await (await import('./secrets.ts')).openCallbackSecret(environment, calls),
    }),
  };
};
