import { App } from 'antd';
import { useNavigate } from 'react-router';

import { paths } from '../kit/paths.ts';
import { useWords } from '../kit/words.ts';
import type { ConsentDraft } from './consent.ts';
import type { Contract } from './contract-types.ts';
import { contractPageWords } from './contract-words.ts';
import { keepMark } from './marks.ts';
import { termsWords } from './words.ts';

/** Which contract a route is asked for, and whose it is, which spares the service a look-up. */
export const askedOf = ({ id, residentId }: Contract) => ({
  params: { contractId: id },
  query: { residentId },
});

type Joining = {
  readonly id: string;
  readonly warnings?: readonly { readonly message: string; readonly size: number; readonly line: number }[];
};

type DoneWord = 'renewedDone' | 'transferDone' | 'terminateDone' | 'voidDone' | 'confirmDone';

type Done = (word: DoneWord, answer: Joining, consent?: Pick<ConsentDraft, 'drawn' | 'typed'>) => void;

/** Says that an action is done, with the warnings of the panel, closes its dialog, and opens the contract that it made; a signature that
 *  was given for it is kept to be printed. */
export const useDone = (contractId: string, onClose: () => void): Done => {
  const say = useWords(contractPageWords);
  const terms = useWords(termsWords);
  const { message } = App.useApp();
  const navigate = useNavigate();
  return (word, { id, warnings = [] }, consent = {}) => {
    keepMark(id, consent);
    void message.success(say(word));
    for (const { message: text, size, line } of warnings)
      void message.warning(`${text} (${terms('large', { size, line })})`);
    onClose();
    if (id !== contractId) void navigate(paths.contract(id));
  };
};
