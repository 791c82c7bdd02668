import { Button, Drawer, Form, type FormInstance, Typography } from 'antd';
import type { ReactNode } from 'react';

import { ProblemNote } from '../kit/problem-note.tsx';

type Shape<Draft> = {
  readonly title: string;
  readonly note?: string | undefined;
  /** What the button says that sends it. */
  readonly send: string;
  readonly form?: FormInstance<Draft>;
  readonly initial: Partial<Draft>;
  readonly isPending?: boolean;
  readonly error?: unknown;
  /** Told what changes while it is filled in. */
  readonly onChange?: (changed: Partial<Draft>) => void;
  readonly onSend: (draft: Draft) => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** A form at the side of the page: what it asks for, why it was refused, and a button that is called like the deed. */
export const FormDrawer = <Draft extends object>(shape: Shape<Draft>) => {
  const { title, note, send, form, initial, isPending = false, error, onClose, children } = shape;
  return (
    <Drawer open title={title} size={440} onClose={onClose} className="form-drawer">
      {note === undefined ? null : <Typography.Paragraph type="secondary">{note}</Typography.Paragraph>}
      <Form<Draft>
        layout="vertical"
        {...(form === undefined ? {} : { form })}
        initialValues={initial}
        onValuesChange={(changed: Partial<Draft>) => shape.onChange?.(changed)}
        onFinish={shape.onSend}
      >
        {children}
        <ProblemNote error={error ?? null} />
        <Button type="primary" htmlType="submit" loading={isPending}>
          {send}
        </Button>
      </Form>
    </Drawer>
  );
};
