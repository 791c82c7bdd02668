import { Form, Modal, Typography } from 'antd';
import { type ReactNode, useId } from 'react';

import { commonWords } from '../kit/common-words.ts';
import { useWords } from '../kit/words.ts';
import { contractPageWords } from './contract-words.ts';
import { Refusal } from './refusal.tsx';

type Shape = {
  readonly title: string;
  readonly note?: string;
  /** Whether everything is said that it needs. */
  readonly isWhole: boolean;
  readonly isPending: boolean;
  readonly error: unknown;
  readonly onOk: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** A dialog that changes a contract: what it asks for, why it was refused, and a button that is called like the action. */
export const ActionDialog = ({ title, note, isWhole, isPending, error, onOk, onClose, children }: Shape) => {
  const say = useWords(contractPageWords);
  const common = useWords(commonWords);
  const id = useId();
  return (
    <Modal
      open
      title={title}
      okText={title}
      cancelText={common('cancel')}
      confirmLoading={isPending}
      okButtonProps={{ disabled: !isWhole, htmlType: 'submit', form: id }}
      onCancel={onClose}
    >
      {note === undefined ? null : <Typography.Paragraph type="secondary">{note}</Typography.Paragraph>}
      <Form id={id} layout="vertical" className="dialog-form" onFinish={onOk}>
        {children}
      </Form>
      <Refusal error={error} />
      <Typography.Text type="secondary" role="status">
        {isWhole ? '\u00A0' : say('needs')}
      </Typography.Text>
    </Modal>
  );
};
