import './data-quality.css';

import { Flex } from 'antd';
import { Link, useSearchParams } from 'react-router';

import { Page } from '../kit/page.tsx';
import { paths } from '../kit/paths.ts';
import { Loading } from '../kit/states.tsx';
import { useMe } from '../kit/use-me.ts';
import { useWords } from '../kit/words.ts';
import { CheckOf } from './check.tsx';
import { Period } from './period.tsx';
import { searchOf, type View, viewIn } from './view.ts';
import { qualityWords } from './words.ts';

type Shape = { readonly today: string; readonly ownName: string | undefined };

const addressOf = (view: View): string =>
  `${paths.dataQuality}?${new URLSearchParams(searchOf(view)).toString()}`;

const Quality = ({ today, ownName }: Shape) => {
  const say = useWords(qualityWords);
  const [search, setSearch] = useSearchParams();
  const view = viewIn(search, today);
  const { from, to } = view;
  return (
    <>
      <Flex gap="middle" align="center" wrap>
        <Period view={view} today={today} onChange={(next) => setSearch(searchOf(next))} />
        {view.scope === undefined ? null : (
          <Link to={addressOf({ from, to })}>{say('up', { name: ownName ?? say('whole') })}</Link>
        )}
      </Flex>
      <CheckOf
        key={addressOf(view)}
        view={view}
        addressOf={(scope, scopeId) => addressOf({ scope, scopeId, from, to })}
      />
    </>
  );
};

/** Where the records of an area are worth a second look, and why. */
export const Component = () => {
  const say = useWords(qualityWords);
  const me = useMe();
  return (
    <Page title={say('title')} note={say('note')}>
      {me === undefined ? <Loading /> : <Quality today={me.today} ownName={me.scope.name} />}
    </Page>
  );
};
