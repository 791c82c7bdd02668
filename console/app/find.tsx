import { useNavigate } from 'react-router';

import { appWords } from './words.ts';
import { paths } from '../kit/paths.ts';
import { SearchField } from '../kit/search-field.tsx';
import { useMe } from '../kit/use-me.ts';
import { useWords } from '../kit/words.ts';

/** Finds residents from anywhere; only for roles that have people to find. */
export const Find = () => {
  const say = useWords(appWords);
  const navigate = useNavigate();
  const me = useMe();
  if (me?.roles.includes('auditor') !== false) return null;
  return (
    <SearchField
      className="find"
      label={say('find')}
      placeholder={say('find')}
      onSearch={(query) => {
        if (query.trim() !== '')
          void navigate({ pathname: paths.panel, search: new URLSearchParams({ query }).toString() });
      }}
    />
  );
};
