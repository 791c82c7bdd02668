import type { ReactNode } from 'react';

import { consentWords, itemWords, payerWords } from '../kit/code-words.ts';
import { useShown } from '../kit/dates.ts';
import { useSay } from '../kit/language.ts';
import { useNames, useWords } from '../kit/words.ts';
import { Groups, type Party, People, Team } from './agreement-parties.tsx';
import { agreementWords } from './agreement-words.ts';
import type { ConsentDraft } from './consent.ts';
import type { Contract, Package, TeamPage, TermYears } from './contract-types.ts';
import { payersOf } from './package-choice.tsx';
import { Paper } from '../kit/paper.tsx';

/** What an agreement says. */
export type Agreed = {
  readonly people: readonly Party[];
  readonly team: TeamPage | undefined;
  /** What a contract names, and the package as it was offered, where it is one of the county's. */
  readonly package: string;
  readonly offered: Package | undefined;
  /** The promises of a contract, where it was signed. */
  readonly services: Contract['services'];
  readonly startsOn: string;
  readonly until: string;
  readonly termYears: TermYears;
  readonly consent: ConsentDraft | undefined;
  readonly isDraft: boolean;
};

type Line = { readonly item: string; readonly when: string; readonly price: string };

const useLines = ({ offered, services }: Agreed): readonly Line[] => {
  const say = useWords(agreementWords);
  const shown = useShown();
  if (offered !== undefined)
    return offered.items.map(({ item, dueInDays, priceFen }) => ({
      item,
      when: say('withinDays', { count: dueInDays }),
      price: shown.money(priceFen),
    }));
  return services.map(({ item, dueOn }) => ({
    item,
    when: say('by', { date: shown.date(dueOn) }),
    price: '',
  }));
};

const Services = ({ agreed }: { readonly agreed: Agreed }) => {
  const say = useWords(agreementWords);
  const text = useSay();
  const itemOf = useNames(itemWords);
  const { offered } = agreed;
  return (
    <>
      <p>{say('packageIs', { name: offered === undefined ? agreed.package : text(offered.name) })}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{say('item')}</th>
            <th scope="col">{say('due')}</th>
            <th scope="col">{say('price')}</th>
          </tr>
        </thead>
        <tbody>
          {useLines(agreed).map(({ item, when, price }) => (
            <tr key={`${item} ${when}`}>
              <td>{itemOf(item)}</td>
              <td>{when}</td>
              <td className="amount">{price}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
};

const Fees = ({ offered }: Pick<Agreed, 'offered'>) => {
  const say = useWords(agreementWords);
  const payerOf = useNames(payerWords);
  const shown = useShown();
  if (offered === undefined) return <p>{say('noFees')}</p>;
  const parts = payersOf(offered).map(({ payer, fen }) => `${payerOf(payer)} ${shown.money(fen)}`);
  return (
    <p>
      {say('feesNote', { price: shown.money(offered.yearPriceFen) })} {parts.join(' · ')}
    </p>
  );
};

const ConsentText = ({ agreed: { consent, people, isDraft } }: { readonly agreed: Agreed }) => {
  const say = useWords(agreementWords);
  const nameOf = useNames(consentWords);
  const shown = useShown();
  const isSigned = !isDraft && people.some(({ contractId }) => contractId !== undefined);
  if (consent?.by === undefined || consent.at === undefined)
    return <p>{say(isSigned ? 'unrecorded' : 'noConsent')}</p>;
  const { by, method, at } = consent;
  return <p>{say('consentIs', { by: nameOf(by), how: nameOf(method), date: shown.date(at) })}</p>;
};

const Sign = ({ label, children }: { readonly label: string; readonly children?: ReactNode }) => (
  <div>
    <div>{label}</div>
    <div className="paper-line">{children}</div>
  </div>
);

const Signs = ({ consent }: Pick<Agreed, 'consent'>) => {
  const say = useWords(agreementWords);
  const shown = useShown();
  const at = consent?.at === undefined || consent.by === undefined ? '' : shown.date(consent.at);
  return (
    <div className="paper-signs">
      <Sign label={say('signA')} />
      <Sign label={say('signB')}>
        {consent?.drawn === undefined ? consent?.typed : <img src={consent.drawn} alt={say('signatureOf')} />}
      </Sign>
      <Sign label={say('date')}>{at}</Sign>
      <Sign label={say('date')}>{at}</Sign>
    </div>
  );
};

/** The agreement as it is printed: parties, services, fees, term, consent and places to sign. */
export const Agreement = ({ agreed }: { readonly agreed: Agreed }) => {
  const say = useWords(agreementWords);
  const shown = useShown();
  const { termYears: count, startsOn, until, isDraft } = agreed;
  const term = say('termIs', { count, from: shown.date(startsOn), until: shown.date(until) });
  return (
    <Paper title={say('title')} {...(isDraft ? { note: say('isDraft') } : {})}>
      <h3>{say('partyA')}</h3>
      <Team team={agreed.team} />
      <h3>{say('partyB')}</h3>
      <People people={agreed.people} />
      <Groups />
      <p>{say('intro')}</p>
      <h3>{say('services')}</h3>
      <Services agreed={agreed} />
      <h3>{say('fees')}</h3>
      <Fees offered={agreed.offered} />
      <h3>{say('term')}</h3>
      <p>{term}</p>
      <h3>{say('duties')}</h3>
      <p>{say('dutyA')}</p>
      <p>{say('dutyB')}</p>
      <p>{say('dutyC')}</p>
      <h3>{say('consent')}</h3>
      <ConsentText agreed={agreed} />
      <Signs consent={agreed.consent} />
    </Paper>
  );
};
