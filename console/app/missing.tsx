import { Button } from 'antd';
import { useRouteError } from 'react-router';

import { commonWords } from '../kit/common-words.ts';
import { Page } from '../kit/page.tsx';
import { ProblemNote } from '../kit/problem-note.tsx';
import { useWords } from '../kit/words.ts';

/** Says that an address leads nowhere. */
export const Missing = () => <Page title={useWords(commonWords)('notFound')}>{null}</Page>;

/** Says that a page broke, and offers to load it anew. */
export const Broken = () => {
  const say = useWords(commonWords);
  const error = useRouteError();
  return (
    <Page title={say('failed')} actions={<Button onClick={() => location.reload()}>{say('retry')}</Button>}>
      <ProblemNote error={error} />
    </Page>
  );
};
