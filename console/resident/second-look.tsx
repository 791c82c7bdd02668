import { Checkbox, Form, Input } from 'antd';

import { problemOf } from '../kit/problem.ts';
import { useWords } from '../kit/words.ts';
import { residentWords } from './words.ts';

const CONFIRMABLE = ['/sbp-not-above-dbp', '/duplicate'];
const LATE = ['/after-moving-out', '/not-enrolled', '/outside-enrolment'];

const endsWith = (error: unknown, ends: readonly string[]): boolean =>
  error !== null && ends.some((end) => problemOf(error).type.endsWith(end));

/** What the service asks for once it refused values that need a second look: that they were looked at, or why so late. */
export const SecondLook = ({ error }: { readonly error: unknown }) => {
  const say = useWords(residentWords);
  return (
    <>
      {endsWith(error, CONFIRMABLE) ? (
        <Form.Item name="confirmed" valuePropName="checked">
          <Checkbox>{say('confirmed')}</Checkbox>
        </Form.Item>
      ) : null}
      {endsWith(error, LATE) ? (
        <Form.Item name="lateEntryReason" label={say('lateEntryReason')}>
          <Input />
        </Form.Item>
      ) : null}
    </>
  );
};
