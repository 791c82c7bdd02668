import { Button, Typography } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';

import { consentWords, contractWords, itemWords } from '../kit/code-words.ts';
import { useShown } from '../kit/dates.ts';
import { paths } from '../kit/paths.ts';
import { useNames, useWords } from '../kit/words.ts';
import { DeedButton } from './buttons.tsx';
import { recordWords } from './record-words.ts';
import { Quiet, Section } from './section.tsx';
import { useSeen, useWhyNot } from './seen.ts';
import { ServeDrawer } from './serve-drawer.tsx';
import { useCurrentContract, usePackageName, useTeam } from './use-names.ts';
import type { Story } from './visits.ts';
import { residentWords } from './words.ts';

type Contract = Story['contracts'][number];
type Service = Contract['services'][number];

const ServiceState = ({ service: { dueOn, doneOn, evidence } }: { readonly service: Service }) => {
  const say = useWords(recordWords);
  const shown = useShown();
  const { today } = useSeen();
  if (doneOn !== undefined)
    return (
      <span className="quiet">
        ✓ {say('doneOn', { date: shown.date(doneOn) })}
        {evidence === undefined ? null : ` · ${evidence}`}
      </span>
    );
  return dueOn < today ? (
    <span className="bad">⚠ {say('late', { date: shown.date(dueOn) })}</span>
  ) : (
    <span className="quiet">{say('dueOn', { date: shown.date(dueOn) })}</span>
  );
};

const Ledger = ({ contract }: { readonly contract: Contract }) => {
  const say = useWords(recordWords);
  const itemName = useNames(itemWords);
  const isOff = useWhyNot()('followUp') !== undefined;
  const [serving, setServing] = useState<Service>();
  const open = contract.services.toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
  return (
    <>
      <ul className="plain">
        {open.map((service) => (
          <li key={`${service.item} ${service.dueOn}`} className="pair">
            <div>
              {itemName(service.item)}
              <br />
              <ServiceState service={service} />
            </div>
            {service.doneOn !== undefined || isOff ? null : (
              <Button
                size="small"
                className="no-print"
                aria-label={say('serveOf', { item: itemName(service.item) })}
                onClick={() => setServing(service)}
              >
                {say('serve')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {serving === undefined ? null : (
        <ServeDrawer
          contractId={contract.id}
          item={serving.item}
          from={contract.startsOn}
          onClose={() => setServing(undefined)}
        />
      )}
    </>
  );
};

const Agreed = ({ consent }: { readonly consent: NonNullable<Contract['consent']> }) => {
  const say = useWords(recordWords);
  const nameOf = useNames(consentWords);
  const shown = useShown();
  const { by, at, method } = consent;
  return (
    <div className="quiet">
      {say('agreedBy', { date: shown.date(at), by: nameOf(by), method: nameOf(method) })}
    </div>
  );
};

const Current = ({ contract }: { readonly contract: Contract }) => {
  const say = useWords(recordWords);
  const shown = useShown();
  const statusName = useNames(contractWords);
  const packageName = usePackageName();
  const team = useTeam();
  const { startsOn: from, until, due, done, status, consent } = contract;
  return (
    <>
      <Typography.Paragraph>
        <strong>{packageName(contract.package)}</strong> · {statusName(status)}
        <br />
        {team?.name ?? contract.teamId}
        <br />
        {say('term', { from: shown.date(from), until: shown.date(until) })}
        <br />
        {say('fulfilled', { due, done })}
      </Typography.Paragraph>
      {consent === undefined ? null : <Agreed consent={consent} />}
      <Ledger contract={contract} />
      <Link to={paths.contract(contract.id)} className="no-print">
        {say('openContract')}
      </Link>
    </>
  );
};

const Others = ({ contracts }: { readonly contracts: readonly Contract[] }) => {
  const say = useWords(recordWords);
  const shown = useShown();
  const statusName = useNames(contractWords);
  const packageName = usePackageName();
  if (contracts.length === 0) return null;
  return (
    <>
      <Typography.Title level={3}>{say('otherContracts')}</Typography.Title>
      <ul className="plain">
        {contracts.map((one) => (
          <li key={one.id}>
            <Link to={paths.contract(one.id)}>
              {say('term', { from: shown.date(one.startsOn), until: shown.date(one.endedOn ?? one.until) })}
            </Link>{' '}
            <span className="quiet">
              {packageName(one.package)} · {statusName(one.status)}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
};

/** The contract in force with what of it is due and done, and every other one. */
export const ContractPart = () => {
  const say = useWords(recordWords);
  const page = useWords(residentWords);
  const { story } = useSeen();
  const current = useCurrentContract();
  const why = useWhyNot()('sign');
  const others = story.contracts.filter(({ id }) => id !== current?.id).toReversed();
  return (
    <Section id="contract" title={page('contract')}>
      {current === undefined ? (
        <>
          <Quiet>{say('noContract')}</Quiet>
          <div className="no-print">
            <DeedButton
              label={page('sign')}
              to={paths.sign(story.id)}
              reason={why === undefined ? undefined : page(why)}
            />
          </div>
        </>
      ) : (
        <Current contract={current} />
      )}
      <Others contracts={others} />
    </Section>
  );
};
