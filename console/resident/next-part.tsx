import { Typography } from 'antd';

import { taskWords } from '../kit/code-words.ts';
import { useShown } from '../kit/dates.ts';
import { paths } from '../kit/paths.ts';
import { useNames, useWords } from '../kit/words.ts';
import { DeedButton } from './buttons.tsx';
import { recordWords } from './record-words.ts';
import { Quiet, Section } from './section.tsx';
import { useSeen, useWhyNot } from './seen.ts';
import { useCurrentContract, useProgrammeName } from './use-names.ts';
import type { Story } from './visits.ts';
import type { Deed } from './why-not.ts';
import { residentWords } from './words.ts';

type Task = Story['tasks'][number];

/** Which deed answers a task. */
const DEEDS: Readonly<Record<string, Deed>> = {
  follow_up_routine: 'followUp',
  follow_up_two_week: 'followUp',
  first_visit: 'followUp',
  annual_exam: 'exam',
  refill: 'prescribe',
  contract_end: 'renew',
};

/** Where a deed is done; none where it is done on this page. */
export const usePathOf = (): ((deed: Deed) => string | undefined) => {
  const { id } = useSeen().story;
  const contract = useCurrentContract();
  const pages: Readonly<Partial<Record<Deed, string>>> = {
    followUp: paths.followUp(id),
    prescribe: paths.prescribe(id),
    refer: paths.refer(id),
    sign: paths.sign(id),
    renew: contract === undefined ? paths.sign(id) : paths.contract(contract.id),
  };
  return (deed) => pages[deed];
};

const Due = ({ task: { dueOn, daysOverdue } }: { readonly task: Task }) => {
  const say = useWords(recordWords);
  const shown = useShown();
  const { today } = useSeen();
  const by = say('by', { date: shown.date(dueOn) });
  if (daysOverdue > 0)
    return (
      <span className="bad">
        ⚠ {say('overdue', { count: daysOverdue })}, {by}
      </span>
    );
  return <span className={dueOn === today ? 'warn' : 'quiet'}>{dueOn === today ? say('dueToday') : by}</span>;
};

const TaskRow = ({ task }: { readonly task: Task }) => {
  const say = useWords(recordWords);
  const page = useWords(residentWords);
  const taskName = useNames(taskWords);
  const programmeName = useProgrammeName();
  const { open } = useSeen();
  const reasonOf = useWhyNot();
  const pathOf = usePathOf();
  const deed = DEEDS[task.kind];
  const name =
    task.programme === undefined
      ? taskName(task.kind)
      : `${taskName(task.kind)} · ${programmeName(task.programme)}`;
  const to = deed === undefined ? undefined : pathOf(deed);
  return (
    <li className="pair">
      <div>
        <Typography.Text strong>{name}</Typography.Text>
        <br />
        <Due task={task} />
      </div>
      {deed === undefined || reasonOf(deed) !== undefined ? null : (
        <div className="no-print">
          <DeedButton
            size="small"
            label={page(deed)}
            aria-label={say('do', { task: name })}
            {...(to === undefined ? { onPress: () => open(deed) } : { to })}
          />
        </div>
      )}
    </li>
  );
};

/** What is open for the person, the most urgent first, each with the way to do it. */
export const NextPart = () => {
  const say = useWords(recordWords);
  const page = useWords(residentWords);
  const { story } = useSeen();
  const tasks = story.tasks.toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
  return (
    <Section id="next" title={page('next')}>
      {tasks.length === 0 ? <Quiet>{say('noTasks')}</Quiet> : null}
      <ul className="plain">
        {tasks.map((task) => (
          <TaskRow key={task.id} task={task} />
        ))}
      </ul>
    </Section>
  );
};
