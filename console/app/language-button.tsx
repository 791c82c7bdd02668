import { Button } from 'antd';

import { appWords } from './words.ts';
import { speak, useLanguage } from '../kit/language.ts';
import { useWords } from '../kit/words.ts';

/** Shows everything in the other language. */
export const LanguageButton = () => {
  const say = useWords(appWords);
  const other = useLanguage() === 'en' ? 'zh-CN' : 'en';
  return (
    <Button size="small" lang={other} onClick={() => void speak(other)}>
      {say('otherLanguage')}
    </Button>
  );
};
