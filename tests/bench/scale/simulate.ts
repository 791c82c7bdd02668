import { startRandom } from '../../../local/generate/random.ts';
import type { Progress } from '../../../functions/county-files/source.ts';
import type { Scene } from './deeds.ts';
import { startKeyUses } from './key-use.ts';
import type { Load } from './load.ts';
import { morningSecond } from './morning.ts';
import { importSecond, nightSecond } from './night.ts';
import { anybody } from './people.ts';
import type { Phase } from './verdict.ts';

/** How a phase is simulated. */
export type Simulating = {
  readonly load: Load;
  readonly seconds: number;
  readonly seed: number;
  readonly onProgress: Progress;
};

const newScene = ({ residents, asksText }: Load, seed: number): Scene => {
  const random = startRandom(seed, residents);
  let names = 0;
  return {
    uses: startKeyUses(),
    random,
    someone: anybody(residents, random),
    asksText,
    newName: () => `N${String((names += 1)).padStart(9, '0')}`,
  };
};

const PHASES = [
  ['Monday, 08:30 to 10:30', morningSecond],
  ['The day begins, within an hour', nightSecond],
  ['All are imported, within a day', importSecond],
] as const;

/** Lets some seconds of every phase pass. */
export const simulatePhases = ({ load, seconds, seed, onProgress }: Simulating): readonly Phase[] =>
  PHASES.map(([name, passSecond], phase) => {
    const scene = newScene(load, seed);
    for (let second = 0; second < seconds; second++) {
      passSecond(scene, load);
      scene.uses.nextSecond();
      onProgress(phase * seconds + second + 1, seconds * PHASES.length, 'seconds');
    }
    return { name, uses: scene.uses };
  });
