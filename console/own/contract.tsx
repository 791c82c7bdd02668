import { useDate, useNames, useWords } from './speech.ts';
import type { OwnRecord } from './care.tsx';
import { contractWords, serviceWords } from './name-words.ts';
import { Section } from './parts.tsx';
import { type Promised, promisedIn } from './promised.ts';
import { ownWords } from './words.ts';

type Contract = OwnRecord['contracts'][number];

/** Beside the words: no colour is the only sign. */
const SIGNS = { done: '✓', late: '!', open: '○' } as const;

const Service = ({ of: { item, state, on } }: { readonly of: Promised }) => {
  const say = useWords(ownWords);
  const nameOf = useNames(serviceWords);
  const dateOf = useDate();
  const text = { done: 'doneOn', late: 'overdue', open: 'toDo' } as const;
  return (
    <li className={`service service-${state}`}>
      <span aria-hidden="true" className="sign">
        {SIGNS[state]}
      </span>
      <div>
        <strong>{nameOf(item)}</strong>
        <div className="when">{say(text[state], { date: dateOf(on) })}</div>
      </div>
    </li>
  );
};

const useTerm = (): ((contract: Contract) => string) => {
  const say = useWords(ownWords);
  const dateOf = useDate();
  return ({ startsOn, until }) => say('term', { from: dateOf(startsOn), until: dateOf(until) });
};

const Current = ({ of }: { readonly of: Contract }) => {
  const say = useWords(ownWords);
  const nameOf = useNames(serviceWords);
  const statusOf = useNames(contractWords);
  const termOf = useTerm();
  return (
    <>
      <p>
        <strong>{nameOf(of.package)}</strong> · {statusOf(of.status)}
        <br />
        {termOf(of)}
      </p>
      <p>{say('owed', { due: of.due, done: of.done })}</p>
      <ul className="rows">
        {promisedIn(of).map((promised) => (
          <Service key={`${promised.item} ${promised.dueOn}`} of={promised} />
        ))}
      </ul>
    </>
  );
};

const isCurrent = ({ status }: Contract): boolean => status === 'active' || status === 'pending';

/** The contract and what it promises, done or still owed; earlier ones behind a word. */
export const Contracts = ({ of: contracts }: { readonly of: OwnRecord['contracts'] }) => {
  const say = useWords(ownWords);
  const nameOf = useNames(serviceWords);
  const statusOf = useNames(contractWords);
  const termOf = useTerm();
  const current = contracts.filter(isCurrent);
  const earlier = contracts.filter((contract) => !isCurrent(contract)).toReversed();
  return (
    <Section title={say('contract')}>
      {current.length === 0 ? <p>{say('noContract')}</p> : null}
      {current.map((contract) => (
        <Current key={contract.id} of={contract} />
      ))}
      {earlier.length === 0 ? null : (
        <details>
          <summary>{say('earlier')}</summary>
          <ul className="rows">
            {earlier.map((contract) => (
              <li key={contract.id}>
                <strong>{nameOf(contract.package)}</strong> · {statusOf(contract.status)}
                <div className="when">{termOf(contract)}</div>
              </li>
            ))}
          </ul>
        </details>
      )}
    </Section>
  );
};
