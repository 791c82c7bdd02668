import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

import * as z from 'zod';

import { clinicDate } from '../domain/kernel/time.ts';
import { importDemonstration, prepareCounty } from './service/demonstration.ts';
import { serve } from './service/server.ts';
import { openWorld } from './service/world.ts';

/** What `npm start` reads from its environment. @source api.md, Running locally */
const Environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(8080),
  /** The folder of everything that the service keeps. */
  JIAYI_DATA: z.string().min(1).default('.jiayi'),
  /** Residents of the demonstration county; 0 = none. */
  JIAYI_COUNTY: z.coerce.number().int().nonnegative().max(10_000_000).default(20_000),
});

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

const USERS = `
演示用户 / demonstration users:
  doctor-1, nurse-1 (team 1) · doctor-2 (team 2) · manager-1 · bureau-1 · auditor-1 · admin-1 · integration-1
  curl -s -X POST localhost:PORT/local/token -d '{"user":"doctor-1"}'
停止 / stop: Ctrl-C`;

const start = async ({ PORT, JIAYI_DATA, JIAYI_COUNTY }: z.infer<typeof Environment>): Promise<void> => {
  mkdirSync(JIAYI_DATA, { recursive: true });
  const isFirst = !existsSync(join(JIAYI_DATA, 'jiayi.db'));
  if (isFirst && JIAYI_COUNTY > 0) {
    say(
      `首次启动：正在生成${JIAYI_COUNTY}人的演示县 / first start: making a county of ${JIAYI_COUNTY} people …`,
    );
    importDemonstration(JIAYI_DATA, { residents: JIAYI_COUNTY, day: clinicDate(new Date()) });
  }
  const world = await openWorld(JIAYI_DATA);
  const { users, organisation } = await world.ports.reference();
  if (users.size === 0 && organisation.regions.length > 0) await prepareCounty(world);
  const server = serve(world, (error) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  });
  const stop = (): void => {
    server.close(() => void world.close().then(() => process.exit(0)));
    server.closeIdleConnections();
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  server.listen(PORT, () => {
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : PORT;
    say(USERS.replace('PORT', String(port)));
    say(`Jiayi is ready at http://localhost:${port}`);
  });
};

const environment = Environment.safeParse(process.env);
if (environment.success) await start(environment.data);
else {
  process.stderr.write(`${z.prettifyError(environment.error)}\n`);
  process.exitCode = 2;
}
