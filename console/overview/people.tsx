import { Segmented, Typography } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';

import { showPeople } from '../../functions/indicators/api.ts';
import { useSay } from '../kit/language.ts';
import { paths } from '../kit/paths.ts';
import { MorePages } from '../kit/more-pages.tsx';
import { ProblemNote } from '../kit/problem-note.tsx';
import { Loading, Nothing } from '../kit/states.tsx';
import { useList } from '../kit/use-answer.ts';
import { useWords } from '../kit/words.ts';
import { lookWords } from './look-words.ts';
import type { Named } from './rows.ts';
import type { Area } from './view.ts';

const PAGE = '50';

type Part = 'missed' | 'numerator';
type Shape = {
  readonly area: Area;
  readonly of: Named;
  /** Why they are looked at, where the role must say it. */
  readonly purpose: string | undefined;
  /** A count has nobody who is missed. */
  readonly isCount: boolean;
};

const usePeople = ({ area, of, purpose }: Shape, part: Part) =>
  useList(showPeople, {
    params: { indicator: of.indicator },
    query: { scope: area.scope, scopeId: area.id, group: of.group, part, limit: PAGE },
    purpose,
  });

type People = ReturnType<typeof usePeople>;

const Table = ({ list }: { readonly list: People }) => {
  const say = useWords(lookWords);
  const inWords = useSay();
  return (
    <table className="behind">
      <caption className="unseen">{say('people')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('resident')}</th>
          <th scope="col">{say('rule')}</th>
        </tr>
      </thead>
      <tbody>
        {list.items.map(({ residentId, name, rule }) => (
          <tr key={residentId}>
            <th scope="row">
              <Link to={paths.resident(residentId)}>{name}</Link>
            </th>
            <td>{inWords(rule)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const Listed = ({ list }: { readonly list: People }) => {
  const say = useWords(lookWords);
  const withheld = (list.data?.pages ?? []).reduce((sum, { value }) => sum + value.withheld, 0);
  if (list.error !== null) return <ProblemNote error={list.error} onRetry={() => void list.refetch()} />;
  if (list.isPending) return <Loading />;
  return (
    <>
      {list.items.length === 0 && !list.hasNextPage ? (
        <Nothing text={say('noPeople')} />
      ) : (
        <Table list={list} />
      )}
      {withheld === 0 ? null : (
        <Typography.Paragraph type="secondary">
          {say('peopleWithheld', { count: withheld })}
        </Typography.Paragraph>
      )}
      <MorePages list={list} />
    </>
  );
};

/** The people behind a number, those who are missed first, each with the rule that put them there. */
export const People = (shape: Shape) => {
  const say = useWords(lookWords);
  const [part, setPart] = useState<Part>(shape.isCount ? 'numerator' : 'missed');
  const list = usePeople(shape, part);
  return (
    <>
      {shape.isCount ? null : (
        <Segmented<Part>
          aria-label={say('part')}
          value={part}
          onChange={setPart}
          options={[
            { value: 'missed', label: say('missed') },
            { value: 'numerator', label: say('met') },
          ]}
        />
      )}
      <Listed list={list} />
    </>
  );
};
