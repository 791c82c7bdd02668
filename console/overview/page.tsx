import { useState } from 'react';

import './overview.css';
import { showRates } from '../../functions/indicators/api.ts';
import { Page } from '../kit/page.tsx';
import { ProblemNote } from '../kit/problem-note.tsx';
import { Answer, Loading } from '../kit/states.tsx';
import { useAnswer } from '../kit/use-answer.ts';
import { useWords } from '../kit/words.ts';
import { Actions } from './actions.tsx';
import { Age } from './age.tsx';
import { Chosen } from './chosen.tsx';
import { Crumbs, useAreaName } from './crumbs.tsx';
import { DaysBar } from './days-bar.tsx';
import { monthBefore } from './days.ts';
import { daysKnown, filledOf, useFill } from './fill.ts';
import { ImportFile } from './import-file.tsx';
import { IndicatorTable } from './indicator-table.tsx';
import { Reported } from './reported.tsx';
import { findRate, hasNobody, type Named, type Rate } from './rows.ts';
import { Trend } from './trend.tsx';
import { type Looking, useLooking } from './use-view.ts';
import { Why } from './why.tsx';
import { overviewWords } from './words.ts';

const EVERY_MS = 60_000;

type Open = 'why' | 'reports' | 'import';

type Shape = { readonly looking: Looking };

/** The numbers of the day shown and of the day compared with. */
const useNumbers = ({ view, area, today }: Looking) => {
  const versus = view.versus ?? monthBefore(view.on ?? today);
  const query = { scope: area.scope, scopeId: area.id };
  const everyMs = view.on === undefined ? EVERY_MS : undefined;
  const now = useAnswer(showRates, { query: { ...query, on: view.on } }, { everyMs });
  // A day that was never reported is counted when it is asked for: what is shown first does not wait for it.
  const isOff = now.value === undefined;
  const before = useAnswer(showRates, { query: { ...query, on: versus } }, { isOff });
  return { versus, now, before };
};

type Numbers = ReturnType<typeof useNumbers>;

/** What the parts of the area are held against. */
const wholeOf = ({ now, before, versus }: Numbers) => ({
  rates: now.value?.items ?? [],
  versus,
  isVersusReported: before.value?.asReported === true,
});

const Days = ({ looking, numbers: { now, versus } }: Shape & { readonly numbers: Numbers }) => (
  <DaysBar looking={looking} versus={versus}>
    {now.value === undefined ? null : (
      <Age
        of={now.value}
        isLive={looking.view.on === undefined}
        answeredAt={now.dataUpdatedAt}
        onRefresh={() => void now.refetch()}
      />
    )}
  </DaysBar>
);

type OpenedShape = Shape & {
  readonly open: Open | undefined;
  readonly chosen: Rate | undefined;
  readonly onClose: () => void;
};

const Opened = ({ open, looking: { area, today }, chosen, onClose }: OpenedShape) => {
  if (open === 'reports') return <Reported area={area} today={today} onClose={onClose} />;
  if (open === 'import') return <ImportFile area={area} today={today} onClose={onClose} />;
  return open === 'why' && chosen !== undefined ? <Why area={area} rate={chosen} onClose={onClose} /> : null;
};

type StandingShape = Shape & { readonly numbers: Numbers; readonly days: ReturnType<typeof daysKnown> };

const Standing = ({ looking, numbers: { now, before, versus }, days }: StandingShape) => {
  const say = useWords(overviewWords);
  const { view, area, today, look } = looking;
  const context = { area, today, filledOf: (of: Named) => filledOf(days, of) };
  return (
    <Answer of={now}>
      {({ items }) => (
        <section className="standing">
          {hasNobody(items) ? <p role="note">{say('nobodyHere')}</p> : null}
          <IndicatorTable
            rates={items}
            before={before.error === null ? before.value?.items : undefined}
            versus={versus}
            on={view.on}
            chosen={view}
            onChoose={look}
            context={context}
          />
        </section>
      )}
    </Answer>
  );
};

/** The overview of one area; begun anew for another. */
const AreaOverview = ({ looking, areaName }: Shape & { readonly areaName: string }) => {
  const { view, area, own, today } = looking;
  const say = useWords(overviewWords);
  const [open, setOpen] = useState<Open>();
  const numbers = useNumbers(looking);
  const fill = useFill(area, today);
  const { now, before } = numbers;
  const chosen = now.value && findRate(now.value.items, view);
  const days = daysKnown(fill, before.value);
  const actions = (
    <Actions
      looking={looking}
      areaName={areaName}
      onReports={() => setOpen('reports')}
      onImport={() => setOpen('import')}
    />
  );
  return (
    <Page title={`${areaName} · ${say('title')}`} note={<Crumbs view={view} own={own} />} actions={actions}>
      <Days looking={looking} numbers={numbers} />
      <ProblemNote error={before.error} />
      <div className="overview">
        <Standing looking={looking} numbers={numbers} days={days} />
        <Chosen
          looking={looking}
          areaName={areaName}
          numbers={wholeOf(numbers)}
          onWhy={() => setOpen('why')}
        />
        <Trend looking={looking} areaName={areaName} fill={fill} filled={filledOf(days, view)} />
      </div>
      <Opened open={open} looking={looking} chosen={chosen} onClose={() => setOpen(undefined)} />
    </Page>
  );
};

const NamedOverview = ({ looking }: Shape) => {
  const { view, own, area } = looking;
  const isOwn = view.trail.length === 0;
  const name = useAreaName(area, isOwn ? undefined : (view.trail.at(-2) ?? own));
  return (
    <AreaOverview key={`${area.scope} ${area.id}`} looking={looking} areaName={isOwn ? own.name : name} />
  );
};

/** How an area stands against its targets, where it lags and since when. */
export const Component = () => {
  const looking = useLooking();
  return looking === undefined ? <Loading /> : <NamedOverview looking={looking} />;
};
