import { Input, Typography } from 'antd';
import { useSearchParams } from 'react-router';

import { Looks } from '../kit/looks.tsx';
import { Page } from '../kit/page.tsx';
import { useMe } from '../kit/use-me.ts';
import { useWords } from '../kit/words.ts';
import { Verify } from './verify.tsx';
import { auditWords } from './words.ts';
import './audit.css';

/** Who looked at whom, and whether the record of it stands as it was written. */
export const Component = () => {
  const say = useWords(auditWords);
  const me = useMe();
  const [query, setQuery] = useSearchParams();
  const subject = query.get('subject') ?? '';
  return (
    <Page title={say('title')} note={say('note')}>
      <Typography.Title level={2}>{say('whoLooked')}</Typography.Title>
      <Input.Search
        className="audit-line find no-print"
        aria-label={say('subject')}
        placeholder={say('subject')}
        defaultValue={subject}
        enterButton={say('show')}
        onSearch={(text) => setQuery(text.trim() === '' ? {} : { subject: text.trim() })}
      />
      {subject === '' ? <p>{say('choose')}</p> : <Looks subject={subject} />}
      <Typography.Title level={2}>{say('verify')}</Typography.Title>
      <Typography.Paragraph type="secondary">{say('verifyNote')}</Typography.Paragraph>
      {me === undefined ? null : <Verify today={me.today} />}
    </Page>
  );
};
