import { listScreenings } from '../../functions/programmes/api.ts';
import { useShown } from '../kit/dates.ts';
import { useList } from '../kit/use-answer.ts';
import { useNames, useWords } from '../kit/words.ts';
import { careWords } from './care-words.ts';
import { Quiet, Section } from './section.tsx';
import { useAbout, useSeen } from './seen.ts';
import { useProgrammeName } from './use-names.ts';
import { useReadingText } from './use-reading-text.ts';
import type { Story } from './visits.ts';
import { residentWords } from './words.ts';

const SIGNS: Readonly<Record<Story['screening'][number]['state'], string>> = {
  unmeasured: '○',
  normal: '✓',
  at_risk: '▲',
  suspected: '⚠',
  to_confirm: '⚠',
};
const TONES: Readonly<Record<Story['screening'][number]['state'], string>> = {
  unmeasured: 'quiet',
  normal: 'good',
  at_risk: 'warn',
  suspected: 'bad',
  to_confirm: 'bad',
};

const Readings = () => {
  const say = useWords(careWords);
  const shown = useShown();
  const programmeName = useProgrammeName();
  const textOf = useReadingText();
  const { items } = useList(listScreenings, { ...useAbout(), query: { limit: '10' } });
  if (items.length === 0) return null;
  return (
    <ul className="plain quiet" aria-label={say('recentReadings')}>
      {items.map(({ programme, readOn, source, ...readings }, at) => (
        // A day may hold several of a programme, and the list only grows at its head.
        // eslint-disable-next-line react/no-array-index-key
        <li key={`${programme} ${readOn} ${at}`}>
          {shown.date(readOn)} · {textOf({ readings: measured(readings) })} · {programmeName(programme)} ·{' '}
          {say(source === 'exam' ? 'fromExam' : 'fromScreening')}
        </li>
      ))}
    </ul>
  );
};

type Measured = {
  readonly sbp?: number | undefined;
  readonly dbp?: number | undefined;
  readonly fpg?: number | undefined;
};

const measured = ({ sbp, dbp, fpg }: Measured) => ({
  ...(sbp !== undefined && { sbp }),
  ...(dbp !== undefined && { dbp }),
  ...(fpg !== undefined && { fpg }),
});

/** Where the person stands in every programme that does not manage them, and what was measured. */
export const ScreeningPart = () => {
  const say = useWords(careWords);
  const page = useWords(residentWords);
  const stateName = useNames(careWords);
  const shown = useShown();
  const programmeName = useProgrammeName();
  const { story } = useSeen();
  return (
    <Section id="screening" title={page('screening')}>
      {story.screening.length === 0 ? <Quiet>{say('noScreening')}</Quiet> : null}
      <ul className="plain">
        {story.screening.map(({ programme, state, nextDate, row }) => (
          <li key={programme}>
            <strong>{programmeName(programme)}</strong>{' '}
            <span className={TONES[state]}>
              <span aria-hidden>{SIGNS[state]}</span> {stateName(state)}
            </span>{' '}
            <span className="quiet">
              {nextDate === null ? say('nobodyAsked') : say('measureBy', { date: shown.date(nextDate) })} ·{' '}
              {row}
            </span>
          </li>
        ))}
      </ul>
      <Readings />
    </Section>
  );
};
