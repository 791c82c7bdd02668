import { App, Button, Flex, Typography } from 'antd';
import { useState } from 'react';

import { enrolResident } from '../../functions/programmes/api.ts';
import { DateField } from '../kit/date-field.tsx';
import { useSay } from '../kit/language.ts';
import { ProblemNote } from '../kit/problem-note.tsx';
import { useWrite } from '../kit/use-answer.ts';
import { useWords } from '../kit/words.ts';
import type { Programme } from './fields.ts';
import { followUpWords } from './words.ts';

type Shape = {
  readonly residentId: string;
  readonly programme: Programme;
  readonly today: string;
  readonly onEnrolled?: () => void;
};

/** Says that a resident is not managed in a programme, and offers to bring them under management. */
export const Enrol = ({ residentId, programme, today, onEnrolled }: Shape) => {
  const say = useWords(followUpWords);
  const name = useSay()(programme.name);
  const { message } = App.useApp();
  const [enrolledOn, setEnrolledOn] = useState<string | undefined>(today);
  const write = useWrite(enrolResident);
  const enrol = (): void => {
    if (enrolledOn === undefined) return;
    write.mutate(
      { params: { residentId }, body: { programme: programme.code, enrolledOn } },
      {
        onSuccess: () => {
          void message.success(say('enrolled', { name }));
          onEnrolled?.();
        },
      },
    );
  };
  return (
    <Flex vertical gap="small" className="visit-enrol">
      <Typography.Text>{say('notEnrolled', { name })}</Typography.Text>
      <Flex gap="small" wrap align="center">
        <DateField aria-label={say('enrolledOn')} value={enrolledOn} onChange={setEnrolledOn} until={today} />
        <Button loading={write.isPending} disabled={enrolledOn === undefined} onClick={enrol}>
          {say('enrol', { name })}
        </Button>
      </Flex>
      <ProblemNote error={write.error} />
    </Flex>
  );
};
