import { Button, Flex, Typography } from 'antd';
import { useState } from 'react';

import { commonWords } from '../kit/common-words.ts';
import { actionWords, modeWords } from '../kit/code-words.ts';
import { useShown } from '../kit/dates.ts';
import { useSay } from '../kit/language.ts';
import { useNames, useWords } from '../kit/words.ts';
import { ClassMark } from './class-mark.tsx';
import { CorrectDrawer } from './correct-drawer.tsx';
import { OverrideDrawer } from './override-drawer.tsx';
import { Quiet, Section } from './section.tsx';
import { useWhyNot } from './seen.ts';
import { useProgrammeName, useStaffName } from './use-names.ts';
import { useReadingText } from './use-reading-text.ts';
import { visitWords } from './visit-words.ts';
import type { FollowUp, Visit } from './visits.ts';
import { residentWords } from './words.ts';

type Changing = { readonly how: 'override' | 'correct'; readonly visit: FollowUp };

const useDue = (): ((assessment: Assessment) => string) => {
  const say = useWords(visitWords);
  const shown = useShown();
  return ({ latestDate, task }) => {
    if (latestDate === null) return '';
    return ` · ${say(task === 'REFERRAL_CHECK' ? 'checkBy' : 'nextBy', { date: shown.date(latestDate) })}`;
  };
};

type Assessment = NonNullable<Visit['assessment']>;
type Decision = NonNullable<FollowUp['override']>;
type Both = { readonly assessment: Assessment; readonly decision: Decision };

/** What the rules said and what a doctor decided otherwise. */
const Override = ({ assessment, decision }: Both) => {
  const say = useWords(visitWords);
  const shown = useShown();
  const dueOf = useDue();
  const { reason, by, at, nextDate } = decision;
  const latestDate = nextDate ?? assessment.latestDate;
  const who = by === undefined || at === undefined ? '' : ` (${by}, ${shown.moment(at)})`;
  return (
    <div className="override">
      <div>
        {say('byRules')}: <ClassMark of={assessment.class} />
        {dueOf(assessment)}
      </div>
      <div>
        <strong>{say('byDoctor')}</strong>: <ClassMark of={decision.class ?? assessment.class} />
        {dueOf({ ...assessment, latestDate })}
        {` · ${say('overridden', { reason })}${who}`}
      </div>
    </div>
  );
};

const Decided = ({ visit }: { readonly visit: Visit }) => {
  const say = useWords(visitWords);
  const choose = useSay();
  const actionName = useNames(actionWords);
  const dueOf = useDue();
  const { assessment } = visit;
  if (assessment === null) return <Typography.Text type="secondary">{say('notCounted')}</Typography.Text>;
  const decision = visit.whole?.override ?? null;
  return (
    <>
      {decision === null ? null : <Override assessment={assessment} decision={decision} />}
      {visit.outcome === 'done' && decision === null ? (
        <div>
          <ClassMark of={assessment.class} /> · {actionName(assessment.action)}
          {dueOf(assessment)}
        </div>
      ) : null}
      <Typography.Text type="secondary" className="small">
        {assessment.row} · {choose(assessment.why)}
      </Typography.Text>
    </>
  );
};

const Extra = ({ visit }: { readonly visit: Visit }) => {
  const say = useWords(visitWords);
  const staffName = useStaffName();
  const corrections = visit.whole?.corrections.length ?? 0;
  const texts = [
    visit.staffId === '' ? '' : say('seenBy', { name: staffName(visit.staffId) }),
    corrections === 0 ? '' : say('corrected', { count: corrections }),
    visit.note === '' ? '' : visit.note,
  ].filter((text) => text !== '');
  return (
    <>
      {visit.dangerSigns.length === 0 ? null : (
        <div className="danger">⚠ {say('danger', { signs: visit.dangerSigns.join('、') })}</div>
      )}
      {texts.length === 0 ? null : (
        <Typography.Text type="secondary" className="small extra">
          {texts.join(' · ')}
        </Typography.Text>
      )}
    </>
  );
};

type Change = (changing: Changing) => void;

const VisitActions = ({ visit, onChange }: { readonly visit: Visit; readonly onChange: Change }) => {
  const say = useWords(visitWords);
  const shown = useShown();
  const isOff = useWhyNot()('followUp') !== undefined;
  const { whole } = visit;
  if (whole === undefined || isOff) return null;
  const date = shown.date(visit.visitedOn);
  const deeds = [
    ...(visit.outcome === 'done' && visit.assessment !== null ? (['override'] as const) : []),
    'correct' as const,
  ];
  return (
    <Flex className="no-print row-deeds" role="group" aria-label={say('actionsOf', { date })}>
      {deeds.map((how) => (
        <Button
          key={how}
          type="link"
          size="small"
          aria-label={say(`${how}Of`, { date })}
          onClick={() => onChange({ how, visit: whole })}
        >
          {say(how)}
        </Button>
      ))}
    </Flex>
  );
};

const VisitRow = ({ visit, onChange }: { readonly visit: Visit; readonly onChange: Change }) => {
  const shown = useShown();
  const say = useWords(visitWords);
  const outcome = useNames(visitWords);
  const modeName = useNames(modeWords);
  const programmeName = useProgrammeName();
  const textOf = useReadingText();
  const parts = [programmeName(visit.programme), modeName(visit.mode)];
  return (
    <li className="event">
      <time dateTime={visit.visitedOn}>{shown.date(visit.visitedOn)}</time>
      <div>
        <Flex justify="space-between" gap="small" align="start">
          <div>
            <strong>
              {visit.outcome === 'done' ? textOf(visit) || say('unread') : outcome(visit.outcome)}
            </strong>{' '}
            <Typography.Text type="secondary">{parts.join(' · ')}</Typography.Text>
          </div>
          <VisitActions visit={visit} onChange={onChange} />
        </Flex>
        <Decided visit={visit} />
        <Extra visit={visit} />
      </div>
    </li>
  );
};

const FIRST = 8;

/** The follow-ups, the latest first: what was measured, its class, what is next and why, and a doctor's own decision. */
export const VisitsPart = ({ visits }: { readonly visits: readonly Visit[] }) => {
  const say = useWords(visitWords);
  const page = useWords(residentWords);
  const common = useWords(commonWords);
  const [isWhole, setWhole] = useState(false);
  const [changing, setChanging] = useState<Changing>();
  const close = () => setChanging(undefined);
  return (
    <Section id="visits" title={page('visits')}>
      {visits.length === 0 ? <Quiet>{say('noVisits')}</Quiet> : null}
      <ol className="events">
        {(isWhole ? visits : visits.slice(0, FIRST)).map((visit) => (
          <VisitRow key={visit.id} visit={visit} onChange={setChanging} />
        ))}
      </ol>
      {visits.length <= FIRST || isWhole ? null : (
        <Button className="no-print" onClick={() => setWhole(true)}>
          {`${common('more')} (${visits.length - FIRST})`}
        </Button>
      )}
      {changing?.how === 'override' ? <OverrideDrawer visit={changing.visit} onClose={close} /> : null}
      {changing?.how === 'correct' ? <CorrectDrawer visit={changing.visit} onClose={close} /> : null}
    </Section>
  );
};
