import { App, Modal } from 'antd';

import { dismissUser } from '../../functions/organisation/api.ts';
import { commonWords } from '../kit/common-words.ts';
import { ProblemNote } from '../kit/problem-note.tsx';
import { useWrite } from '../kit/use-answer.ts';
import { useWords } from '../kit/words.ts';
import type { User } from './user-draft.ts';
import { userWords } from './user-words.ts';

type Shape = { readonly user: User; readonly onClose: () => void };

/** Lets somebody sign in no more, after a sentence that says what that means. */
export const DismissUser = ({ user: { id, name }, onClose }: Shape) => {
  const say = useWords(userWords);
  const sayCommon = useWords(commonWords);
  const { message } = App.useApp();
  const { mutate, isPending, error } = useWrite(dismissUser);
  const send = (): void =>
    mutate(
      { params: { userId: id }, body: {} },
      {
        onSuccess: () => {
          void message.success(say('dismissed', { name }));
          onClose();
        },
      },
    );
  return (
    <Modal
      open
      title={say('dismissOf', { name })}
      okText={say('dismiss')}
      okButtonProps={{ danger: true }}
      cancelText={sayCommon('cancel')}
      confirmLoading={isPending}
      onOk={send}
      onCancel={onClose}
    >
      <p>{say('dismissSentence', { name, id })}</p>
      <ProblemNote error={error} />
    </Modal>
  );
};
