import { Descriptions, Table, Timeline, Typography } from 'antd';

import { useShown } from '../kit/dates.ts';
import { ScrollBox } from '../kit/scroll-box.tsx';
import { useNames, useWords } from '../kit/words.ts';
import { Reached } from './reached.tsx';
import type { Referral } from './steps.ts';
import { groundWords, referralPageWords, stepWords } from './words.ts';

/** The steps that were made, in their order, each in a sentence. */
const useLines = ({ accepted, refused, seen, returned, checked, closed }: Referral): readonly string[] => {
  const say = useWords(referralPageWords);
  const { date, day } = useShown();
  const at = (on: string | undefined, line: (on: string) => string): string[] =>
    on === undefined ? [] : [line(on)];
  return [
    ...at(accepted?.acceptedOn, (on) =>
      say('acceptedLine', { date: date(on), by: accepted?.answeredBy ?? '' }),
    ),
    ...at(accepted?.appointmentOn, (on) =>
      say('appointmentLine', { date: day(on), at: accepted?.slotAt ?? '' }),
    ),
    ...at(refused?.refusedOn, (on) => say('refusedLine', { date: date(on), reason: refused?.reason ?? '' })),
    ...at(seen?.seenOn, (on) => say('seenLine', { date: date(on) })),
    ...at(returned?.returnedOn, (on) => say('returnedLine', { date: date(on) })),
    ...at(checked?.checkedOn, (on) => say('checkedLine', { date: date(on) })),
    ...(closed === undefined ? [] : [say('closedLine')]),
  ];
};

/** What became of a referral, line by line. */
export const What = ({ of }: { readonly of: Referral }) => {
  const say = useWords(referralPageWords);
  const lines = useLines(of);
  return (
    <>
      <Typography.Title level={2}>{say('story')}</Typography.Title>
      {lines.length === 0 ? (
        <p>{say('nothingYet')}</p>
      ) : (
        <Timeline items={lines.map((content) => ({ content }))} />
      )}
    </>
  );
};

/** Until when each step is to be made, and whether it was. */
export const Limits = ({ of: { limits } }: { readonly of: Referral }) => {
  const say = useWords(referralPageWords);
  const stepName = useNames(stepWords);
  const shown = useShown();
  const standing = (isLate: boolean, doneOn: string | undefined): string =>
    isLate ? say('late') : doneOn === undefined ? '' : say('inTime');
  return (
    <>
      <Typography.Title level={2}>{say('limits')}</Typography.Title>
      <ScrollBox label={say('limits')}>
        <Table
          rowKey="step"
          size="small"
          pagination={false}
          dataSource={limits}
          columns={[
            { title: say('step'), render: (_, { step }) => stepName(step) },
            { title: say('dueOn'), render: (_, { dueOn }) => shown.day(dueOn) },
            {
              title: say('doneOn'),
              render: (_, { doneOn }) => (doneOn === undefined ? '–' : shown.day(doneOn)),
            },
            { title: say('status'), render: (_, { isLate, doneOn }) => standing(isLate, doneOn) },
          ]}
        />
      </ScrollBox>
    </>
  );
};

type SheetShape = { readonly of: Referral; readonly placeName: (id: string | undefined) => string };

/** Either side with its number, and who answered. */
const usePlaces = (of: Referral, placeName: SheetShape['placeName']) => {
  const say = useWords(referralPageWords);
  const { sender, receiver, accepted } = of;
  const from = sender === undefined ? placeName(of.fromInstitutionId) : <Reached of={sender} />;
  const to = receiver === undefined ? placeName(of.toInstitutionId) : <Reached of={receiver} />;
  const answering = [accepted?.answeredBy ?? '', accepted?.answeredByPhone ?? ''].join(' ').trim();
  return [
    { key: 'from', label: say('from'), children: from },
    { key: 'to', label: say('to'), children: to },
    ...(answering === '' ? [] : [{ key: 'answering', label: say('answeredBy'), children: answering }]),
  ];
};

/** What the form says: why, and how the resident is. */
export const Sheet = ({ of, placeName }: SheetShape) => {
  const say = useWords(referralPageWords);
  const groundName = useNames(groundWords);
  const shown = useShown();
  const { form, grounds, reason, greenChannel } = of;
  const texts = (['initialImpression', 'presentIllness', 'pastHistory', 'treatment'] as const).flatMap(
    (name) => (form[name] === undefined ? [] : [{ key: name, label: say(name), children: form[name] }]),
  );
  const green =
    greenChannel === undefined
      ? []
      : [{ key: 'green', label: say('urgent'), children: shown.date(greenChannel.answerBy) }];
  const places = usePlaces(of, placeName);
  return (
    <Descriptions
      column={1}
      size="small"
      items={[
        ...places,
        { key: 'referredOn', label: say('referredOn'), children: shown.date(of.referredOn) },
        ...green,
        ...(grounds.includes(reason)
          ? []
          : [{ key: 'reason', label: say('reason'), children: groundName(reason) }]),
        ...(grounds.length === 0
          ? []
          : [{ key: 'grounds', label: say('grounds'), children: grounds.map(groundName).join(' · ') }]),
        ...texts,
      ]}
    />
  );
};
