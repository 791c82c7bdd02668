import { Table, type TableProps, Typography } from 'antd';

import { listPrescriptions } from '../../functions/prescriptions/api.ts';
import type { Answered } from '../kit/call.ts';
import { useShown } from '../kit/dates.ts';
import { useDrugName } from '../kit/drug-name.ts';
import { MorePages } from '../kit/more-pages.tsx';
import { ScrollBox } from '../kit/scroll-box.tsx';
import { Answer } from '../kit/states.tsx';
import { useList } from '../kit/use-answer.ts';
import { useWords } from '../kit/words.ts';
import { careWords } from './care-words.ts';
import { Quiet, Section } from './section.tsx';
import { useAbout, useSeen } from './seen.ts';
import { SupplyBars } from './supply-bars.tsx';
import { useProgrammeName } from './use-names.ts';
import { residentWords } from './words.ts';

type Listed = Answered<typeof listPrescriptions>['value'];
type Prescription = Listed['items'][number];

const Drugs = ({ drugs }: Pick<Prescription, 'drugs'>) => {
  const say = useWords(careWords);
  const nameOf = useDrugName();
  return drugs.map(({ name, dose, timesPerDay }) => (
    <div key={`${name}${dose ?? ''}`}>
      {nameOf(name)}{' '}
      <span className="quiet">
        {[dose, timesPerDay === undefined ? undefined : say('timesPerDay', { count: timesPerDay })]
          .filter((part) => part !== undefined)
          .join(', ')}
      </span>
    </div>
  ));
};

const Standing = ({ one }: { readonly one: Prescription }) => {
  const say = useWords(careWords);
  const shown = useShown();
  const { status, dispensed, reviewDue, runsOutOn, stoppedOn } = one;
  const until = status === 'stopped' && stoppedOn !== undefined ? stoppedOn : runsOutOn;
  return (
    <>
      {say(status)} · {say('until', { date: shown.date(until) })}
      <div className="quiet">
        {dispensed === null
          ? say('notDispensed')
          : say('dispensedAt', { date: shown.date(dispensed.dispensedOn), place: dispensed.place.name })}
      </div>
      {reviewDue === null ? null : (
        <div className="warn">⚠ {say('reviewDue', { date: shown.date(reviewDue.visitedOn) })}</div>
      )}
    </>
  );
};

const usePrescriptionColumns = (): NonNullable<TableProps<Prescription>['columns']> => {
  const say = useWords(careWords);
  const shown = useShown();
  const programmeName = useProgrammeName();
  return [
    { title: say('issuedOn'), key: 'on', width: 132, render: (_, { issuedOn }) => shown.date(issuedOn) },
    { title: say('drugs'), key: 'drugs', render: (_, { drugs }) => <Drugs drugs={drugs} /> },
    {
      title: say('programme'),
      key: 'programme',
      responsive: ['lg'],
      render: (_, one) => programmeName(one.programme),
    },
    {
      title: say('length'),
      key: 'days',
      align: 'end',
      width: 72,
      render: (_, { days }) => say('days', { count: days }),
    },
    { title: say('status'), key: 'status', render: (_, one) => <Standing one={one} /> },
  ];
};

const Programmes = ({ programmes }: Pick<Listed, 'programmes'>) => {
  const say = useWords(careWords);
  const shown = useShown();
  const programmeName = useProgrammeName();
  const { today } = useSeen();
  return programmes.map(({ programme, refillDueOn, covered }) => (
    <div key={programme}>
      {refillDueOn === null ? null : (
        <span className={refillDueOn < today ? 'bad' : undefined}>
          {refillDueOn < today ? '⚠ ' : ''}
          {say('refillDue', { programme: programmeName(programme), date: shown.date(refillDueOn) })}
        </span>
      )}
      {covered === null ? null : (
        <Typography.Text type="secondary">
          {refillDueOn === null ? `${programmeName(programme)}: ` : ' · '}
          {say('covered', { share: shown.percent(`${covered.share * 100}`) })}
        </Typography.Text>
      )}
    </div>
  ));
};

const Prescriptions = ({ rows }: { readonly rows: readonly Prescription[] }) => {
  const page = useWords(residentWords);
  const columns = usePrescriptionColumns();
  return (
    <ScrollBox label={page('medicine')}>
      <Table<Prescription>
        size="small"
        rowKey="id"
        columns={columns}
        dataSource={[...rows]}
        pagination={false}
      />
    </ScrollBox>
  );
};

/** What was prescribed, how long each drug lasts, and when it is to be renewed. */
export const MedicinePart = () => {
  const say = useWords(careWords);
  const page = useWords(residentWords);
  const { story } = useSeen();
  const list = useList(listPrescriptions, { ...useAbout(), query: { limit: '20' } });
  return (
    <Section id="medicine" title={page('medicine')}>
      {story.prescriptions.length === 0 ? (
        <Quiet>{say('noMedicine')}</Quiet>
      ) : (
        <Answer of={{ value: list.first, error: list.error, refetch: list.refetch }}>
          {({ supplies, programmes }) => (
            <>
              <Programmes programmes={programmes} />
              <SupplyBars supplies={supplies} label={say('supplyOf')} />
              <Prescriptions rows={list.items} />
              <MorePages list={list} />
            </>
          )}
        </Answer>
      )}
    </Section>
  );
};
