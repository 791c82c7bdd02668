import { describe, expect, test } from 'vitest';

import { valueAt } from '../functions/service/given-service.ts';
import type { JourneyService } from '../journey/journey-service.ts';
import type { RunningDeployment } from './deployment.ts';

/** Through three Lambdas, each of which may have to start, also where other tests keep the machine busy. */
const RATES_FOLLOW_MS = 20_000;

/** A deployment as people make a journey on it. It is stopped by who started it. */
export const journeyOn = ({ call, moveTo, clock, phones, settle }: RunningDeployment): JourneyService => ({
  call,
  moveTo,
  today: async () => clock.today(),
  ratesFollowMs: RATES_FOLLOW_MS,
  phones,
  stop: settle,
});

/** The lines of all logs, read. */
export const linesOf = ({ log }: RunningDeployment): readonly unknown[] =>
  log.map((line): unknown => JSON.parse(line));

const isDoneBy =
  (useCase: string) =>
  (line: unknown): boolean =>
    valueAt(line, 'code') === 'work.finished' && valueAt(line, 'useCase') === useCase;

/** What must be true of every deployment after a journey.
 *  @param recounts how often everybody was counted anew, at least
 *  @param words of people, whom no log and no other system may be told of */
export const tellWhatHappened = (
  given: () => RunningDeployment,
  { recounts: asked, words }: { readonly recounts: number; readonly words: RegExp },
): void => {
  describe('meanwhile', () => {
    test('nothing broke behind the answers', () => {
      expect(given().failures).toEqual([]);
    });

    test('no Lambda asked what its policies do not let it', () => {
      expect([...new Set(given().refused())]).toEqual([]);
    });

    test('whenever everybody was counted anew, the live counts were those of the records', () => {
      const lines = linesOf(given());
      const recounts = lines
        .filter(isDoneBy('indicators.every-night-recount'))
        // What puts the parts together; each of them has a line of its own.
        .filter((line) => valueAt(line, 'done.differences') !== undefined);
      expect(recounts.map((line) => valueAt(line, 'done.differences'))).toEqual(recounts.map(() => 0));
      expect(recounts.length).toBeGreaterThanOrEqual(asked);
      const drifts = lines.filter((line) => valueAt(line, 'Drift') !== undefined);
      expect(drifts.map((line) => valueAt(line, 'Drift'))).toEqual(recounts.map(() => 0));
    });

    test('people whom a list showed were told by the stream of the audit, which alone has its records', () => {
      const from = given().deployed.sources.flatMap((source) =>
        source.from.kind === 'stream' ? [[source.from.table, JSON.stringify(source.from.filters)]] : [],
      );
      expect(from.map(([table, filters]) => [table, filters?.includes('"audit#"')])).toEqual([
        ['Table', false],
        ['AuditTable', true],
      ]);
      expect(linesOf(given()).filter(isDoneBy('access.on-people-shown')).length).toBeGreaterThan(0);
    });

    test('no log and no other system was told of a person', () => {
      const { told, log } = given();
      expect(told.length).toBeGreaterThan(0);
      const all = `${JSON.stringify(told)} ${log.join(' ')}`;
      expect(new RegExp(`.{0,80}(${words.source})`).exec(all)).toBeNull();
    });
  });
};
