import { appWords } from './words.ts';
import { speak, useLanguage } from '../kit/language.ts';
import { useWords } from '../kit/words.ts';

/** Shows everything in the other language. */
export const LanguageButton = () => {
  const say = useWords(appWords);
  const other = useLanguage() === 'en' ? 'zh-CN' : 'en';
  return (
    <button type="button" className="small-button" lang={other} onClick={() => void speak(other)}>
      {say('otherLanguage')}
    </button>
  );
};
