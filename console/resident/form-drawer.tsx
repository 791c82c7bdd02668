import { Alert, Button, Drawer, Flex, Form, type FormInstance } from 'antd';
import { type ReactNode, useEffect } from 'react';

import { commonWords } from '../kit/common-words.ts';
import { ProblemNote } from '../kit/problem-note.tsx';
import { problemOf } from '../kit/problem.ts';
import { useWords } from '../kit/words.ts';

type Shape<Values> = {
  readonly title: string;
  /** What it comes to, before the fields. */
  readonly note?: string | undefined;
  readonly initial: Partial<Values>;
  readonly form: FormInstance<Values>;
  readonly error: unknown;
  readonly isPending: boolean;
  readonly submit?: string;
  readonly isDanger?: boolean;
  readonly onSubmit: (values: Values) => void;
  readonly onClose: () => void;
  /** What is to be known before it is sent again. */
  readonly notice?: ReactNode;
  readonly width?: number;
  readonly children: ReactNode;
};

/** The fields that a refusal names: `body.form.ecg` is the field `form`, `ecg`. */
const faultedFields = (error: unknown): { name: string[]; errors: string[] }[] =>
  problemOf(error)
    .errors.filter(({ path }) => path.startsWith('body.'))
    .map(({ path, message }) => ({ name: path.split('.').slice(1), errors: [message] }));

/** Says at the fields of the form what was refused of them. */
const Faults = ({ error }: { readonly error: unknown }) => {
  const form = Form.useFormInstance();
  useEffect(() => {
    if (error !== null) form.setFields(faultedFields(error));
  }, [error, form]);
  return null;
};

/** A form in a drawer at the side: what is refused is said above its buttons and at its fields. It is mounted while open. */
export const FormDrawer = <Values extends object>(shape: Shape<Values>) => {
  const { title, note, initial, form, error, isPending, onSubmit, onClose, children } = shape;
  const say = useWords(commonWords);
  return (
    <Drawer
      open
      title={title}
      size={`min(${shape.width ?? 440}px, 100vw)`}
      onClose={onClose}
      closable={{ 'aria-label': say('close') }}
      footer={
        <Flex vertical gap="small">
          <ProblemNote error={error} />
          {shape.notice}
          <Flex gap="small" justify="end">
            <Button onClick={onClose}>{say('cancel')}</Button>
            <Button
              type="primary"
              danger={shape.isDanger === true}
              loading={isPending}
              onClick={() => form.submit()}
            >
              {shape.submit ?? say('save')}
            </Button>
          </Flex>
        </Flex>
      }
    >
      {note === undefined ? null : <Alert type="info" title={note} className="drawer-note" />}
      <Form<Values>
        form={form}
        layout="vertical"
        initialValues={initial}
        onFinish={onSubmit}
        scrollToFirstError
        autoComplete="off"
      >
        {children}
        <Faults error={error} />
        <button type="submit" hidden tabIndex={-1} aria-hidden />
      </Form>
    </Drawer>
  );
};
