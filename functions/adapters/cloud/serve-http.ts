import { type Api, httpHandler } from '../../kit/http.ts';
import { cloudLog } from './cloud-log.ts';
import { readEnvironment } from './environment.ts';
import { openCloudWorld } from './open-world.ts';
import { openedBeside } from './opened-beside.ts';
import type { CloudPart } from './parts.ts';
import { signInAt } from './sign-in.ts';

/** The handler of a Lambda that requests start; its world is opened before the first.
 *  @param given what it has beside the table and the keys */
export const serveHttp = (api: Api, ...given: readonly CloudPart[]) => {
  const environment = readEnvironment(process.env);
  return openedBeside(async () => {
    const parts = await Promise.all(given.map((part) => part(environment)));
    const { ports } = await openCloudWorld(environment, Object.assign({ signIn: signInAt }, ...parts));
    return httpHandler(api, ports, { log: cloudLog(environment.stage) });
  });
};
