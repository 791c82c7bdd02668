import { Form } from 'antd';
import type { ReactNode } from 'react';

type Shape = {
  readonly label: string;
  /** The id of the control, so that the label belongs to it; a group of choices has its own label. */
  readonly id?: string;
  readonly hint?: ReactNode;
  readonly required?: boolean;
  readonly children: ReactNode;
};

/** A labelled place of a form. */
export const Field = ({ label, id, hint, required, children }: Shape) => (
  <Form.Item
    label={label}
    {...(id === undefined ? {} : { htmlFor: id })}
    {...(required === undefined ? {} : { required })}
    extra={hint}
  >
    {children}
  </Form.Item>
);
