import { Segmented, Typography } from 'antd';
import type { EChartsCoreOption } from 'echarts/core';
import { useMemo, useState } from 'react';

import { listProgrammes } from '../../functions/programmes/api.ts';
import { Chart } from '../kit/chart.tsx';
import { classWords } from '../kit/code-words.ts';
import { useShown } from '../kit/dates.ts';
import { useLanguage, useSay } from '../kit/language.ts';
import { useAnswer } from '../kit/use-answer.ts';
import { useNames, useWords } from '../kit/words.ts';
import { heightOf, LOOKS, type Look, lookOf, readingChart } from './reading-chart.ts';
import { glucosePanes, hasGlucose, pressurePanes, pressureVisits } from './reading-panes.ts';
import { ReadingsTable } from './readings-table.tsx';
import { Quiet, Section } from './section.tsx';
import { useSeen } from './seen.ts';
import { type Profile, profileOf } from './targets.ts';
import { useReadingText } from './use-reading-text.ts';
import { visitWords } from './visit-words.ts';
import { classOf, type Visit } from './visits.ts';
import { residentWords } from './words.ts';

const PRESSURE_PANE = 132;
const GLUCOSE_PANE = 168;

/** What a visit says when a chart points at it: when, what, its class, its row and why. */
const useSays = (): ((visit: Visit) => readonly string[]) => {
  const shown = useShown();
  const choose = useSay();
  const say = useWords(visitWords);
  const className = useNames(classWords);
  const textOf = useReadingText();
  return (visit) => {
    const look = lookOf(classOf(visit));
    const name = look === 'none' ? say('unclassed') : className(look);
    const row = visit.assessment === null ? '' : ` · ${visit.assessment.row}`;
    return [
      `${shown.date(visit.visitedOn)}  ${textOf(visit)}`,
      `${LOOKS[look].sign} ${name}${row}`,
      visit.assessment === null ? say('notCounted') : choose(visit.assessment.why),
    ];
  };
};

type Drawing = { readonly label: string; readonly height: number; readonly option: EChartsCoreOption };

/** The charts of what was measured: drawn anew only where the visits, the rules or the language are others. */
const useDrawings = (visits: readonly Visit[], profile: Profile | undefined): readonly Drawing[] => {
  const { story, today } = useSeen();
  const { birthDate } = story;
  const say = useWords(visitWords);
  const readingName = useNames(visitWords);
  const className = useNames(classWords);
  const saysOf = useSays();
  const language = useLanguage();
  return useMemo(() => {
    const common = { birthDate, profile, today, nameOf: readingName, saysOf };
    const nameOf = (look: Look): string => (look === 'none' ? say('unclassed') : className(look));
    const pressure = pressureVisits(visits);
    const glucose = visits.filter(hasGlucose);
    const charts = [
      { key: 'bpChart', of: pressure, panesOf: pressurePanes, paneHeight: PRESSURE_PANE },
      { key: 'glucoseChart', of: glucose, panesOf: glucosePanes, paneHeight: GLUCOSE_PANE },
    ] as const;
    return charts.flatMap(({ key, of, panesOf, paneHeight }) => {
      const from = of.at(-1)?.visitedOn;
      if (from === undefined) return [];
      const panes = panesOf({ ...common, visits: of });
      const option = readingChart({ panes, paneHeight, from, until: today, nameOf });
      const label = `${say(key, { count: of.length })}; ${say('sameAsTable')}`;
      return [{ label, height: heightOf(panes.length, paneHeight), option }];
    });
    // What says things is made anew with every rendering, and says the same until the language changes.
    // eslint-disable-next-line react/exhaustive-deps
  }, [visits, profile, birthDate, today, language]);
};

const Charts = ({ visits }: { readonly visits: readonly Visit[] }) => {
  const say = useWords(visitWords);
  const choose = useSay();
  const rules = useAnswer(listProgrammes, {}).value;
  const used = visits.find(({ assessment }) => assessment !== null)?.assessment?.profile;
  const profile = profileOf(rules?.profiles ?? [], used);
  return (
    <>
      {useDrawings(visits, profile).map(({ label, height, option }) => (
        <Chart key={label} label={label} height={height} option={option} />
      ))}
      {profile === undefined ? null : (
        <Typography.Text type="secondary" className="small">
          {say('band', { profile: choose(profile.title) })}
        </Typography.Text>
      )}
    </>
  );
};

/** Blood pressure and glucose over the years, as a chart or the same as a table. */
export const ReadingsPart = ({ visits }: { readonly visits: readonly Visit[] }) => {
  const say = useWords(visitWords);
  const page = useWords(residentWords);
  const [shape, setShape] = useState<'chart' | 'table'>('chart');
  const measured = useMemo(() => visits.filter(({ readings }) => Object.keys(readings).length > 0), [visits]);
  const choice = (
    <Segmented
      size="small"
      aria-label={say('chartOrTable')}
      value={shape}
      onChange={setShape}
      options={[
        { value: 'chart', label: say('asChart') },
        { value: 'table', label: say('asTable') },
      ]}
    />
  );
  const content = shape === 'chart' ? <Charts visits={measured} /> : <ReadingsTable visits={measured} />;
  return (
    <Section id="readings" title={page('readings')} extra={measured.length === 0 ? undefined : choice}>
      {measured.length === 0 ? <Quiet>{say('noReadings')}</Quiet> : content}
    </Section>
  );
};
