import { Tag } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';

import { daysBetween, isLocalDate } from '../../domain/kernel/time.ts';
import { consentWords, contractWords } from '../kit/code-words.ts';
import { useShown } from '../kit/dates.ts';
import { Facts } from '../kit/facts.tsx';
import { useSay } from '../kit/language.ts';
import { paths } from '../kit/paths.ts';
import { useMe } from '../kit/use-me.ts';
import { useNames, useWords } from '../kit/words.ts';
import type { Beside } from './contract-types.ts';
import type { Consent, Contract } from './contract-types.ts';
import { contractPageWords } from './contract-words.ts';
import { endWords, termsWords } from './words.ts';

type Shape = Beside & { readonly contract: Contract };

/** Says who agreed, how and when. */
export const useConsentText = (): ((consent: Consent | Contract['consent']) => string) => {
  const say = useWords(contractPageWords);
  const nameOf = useNames(consentWords);
  const shown = useShown();
  return (consent) =>
    consent === undefined
      ? say('noConsent')
      : say('consentIs', {
          by: nameOf(consent.by),
          how: nameOf(consent.method),
          date: shown.date(consent.at),
        });
};

const useEnd = ({ endedOn, endReason }: Contract): string | undefined => {
  const say = useWords(contractPageWords);
  const reasonOf = useNames(endWords);
  const shown = useShown();
  if (endedOn === undefined) return undefined;
  return say('endedIs', { date: shown.date(endedOn), reason: reasonOf(endReason ?? 'other') });
};

const useSpan = ({ startsOn, until, termYears, status }: Contract): string => {
  const say = useWords(contractPageWords);
  const terms = useWords(termsWords);
  const shown = useShown();
  const today = useMe()?.today;
  const span = say('span', { from: shown.date(startsOn), until: shown.date(until) });
  const isRunning = status === 'active' && today !== undefined && isLocalDate(today);
  const left = isRunning ? ` · ${say('daysLeft', { count: daysBetween(today, until) })}` : '';
  return `${span} (${terms('years', { count: termYears })})${left}`;
};

const usePrice = ({ offered }: Beside): string | undefined => {
  const say = useWords(contractPageWords);
  const shown = useShown();
  return offered === undefined
    ? undefined
    : say('priceIs', { price: shown.money(offered.yearPriceFen), own: shown.money(offered.payersFen.self) });
};

/** The contracts before and after this one, as links. */
const useChain = ({ contract, story }: Shape): readonly (readonly [string, ReactNode])[] => {
  const say = useWords(contractPageWords);
  const shown = useShown();
  const all = story?.contracts ?? [];
  const linkTo = (one: Contract | undefined, id: string) => (
    <Link to={paths.contract(id)}>
      {one === undefined ? id : say('span', { from: shown.date(one.startsOn), until: shown.date(one.until) })}
    </Link>
  );
  const { renewsId } = contract;
  const next = all.find((one) => one.renewsId === contract.id);
  return [
    ...(renewsId === undefined
      ? []
      : [
          [
            say('before'),
            linkTo(
              all.find(({ id }) => id === renewsId),
              renewsId,
            ),
          ] as const,
        ]),
    ...(next === undefined ? [] : [[say('after'), linkTo(next, next.id)] as const]),
  ];
};

/** The terms of a contract: with whom, for what, how long, agreed by whom. */
export const ContractTerms = (shape: Shape) => {
  const { contract, story, team, offered } = shape;
  const say = useWords(contractPageWords);
  const statusOf = useNames(contractWords);
  const text = useSay();
  const shown = useShown();
  const consentText = useConsentText();
  const end = useEnd(contract);
  const price = usePrice(shape);
  const { status, residentId, signedOn } = contract;
  const resident = <Link to={paths.resident(residentId)}>{story?.name ?? residentId}</Link>;
  return (
    <div className="contract-facts">
      <Facts
        className="facts"
        of={[
          [say('resident'), resident],
          [say('team'), team === undefined ? contract.teamId : `${team.name} · ${team.phone}`],
          [say('package'), offered === undefined ? contract.package : text(offered.name)],
          ...(price === undefined ? [] : [[say('price'), price] as const]),
        ]}
      />
      <Facts
        className="facts"
        of={[
          [
            say('term'),
            <>
              <Tag className={`state state-${status}`}>{statusOf(status)}</Tag>
              {useSpan(contract)}
            </>,
          ],
          ...(end === undefined ? [] : [[say('ended'), end] as const]),
          [say('signedOn'), signedOn === undefined ? say('notSigned') : shown.date(signedOn)],
          [say('consent'), consentText(contract.consent)],
          ...useChain(shape),
        ]}
      />
    </div>
  );
};
