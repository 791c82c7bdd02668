import { constants, platform, setPriority } from 'node:os';

/** Lets the thread that calls it have a core only when no other wants it: requests come first where cores are few. On
 *  systems other than Linux a priority is that of the whole process, and stays. */
export const comeSecond = (): void => {
  if (platform() === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
};
