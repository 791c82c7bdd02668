import { commonWords } from '../kit/common-words.ts';
import { useShown } from '../kit/dates.ts';
import { Paper, PaperButton } from '../kit/paper.tsx';
import { useNames, useWords } from '../kit/words.ts';
import { type Field, Line, Said, Stub } from './sheet.tsx';
import type { Referral } from './steps.ts';
import { groundWords, referralPageWords } from './words.ts';

type Shape = { readonly of: Referral; readonly placeName: (id: string | undefined) => string };

const useFields = ({ person }: Referral) => {
  const say = useWords(referralPageWords);
  const sayCommon = useWords(commonWords);
  const who: readonly Field[] = [
    [say('patient'), person.name],
    [say('sex'), sayCommon(person.sex === 'M' ? 'male' : 'female')],
    [say('age'), sayCommon('years', { count: person.ageYears })],
  ];
  const where: readonly Field[] = [
    [say('address'), person.address],
    [say('phone'), person.phone],
  ];
  return { who, where, file: [say('fileNumber'), person.fileNumber] satisfies Field };
};

const useReason = ({ grounds, reason }: Referral): string => {
  const groundName = useNames(groundWords);
  return [...new Set([...grounds.map(groundName), groundName(reason)])].join('；');
};

/** Room to write an institution's name by hand. */
const OPEN = '＿＿＿＿＿＿＿＿';

/** The signature, who can be called, and the institution with the day: the last lines of either sheet. */
const Signed = ({
  doctor,
  phone,
  place,
  on,
}: Readonly<Record<'doctor' | 'phone' | 'place' | 'on', string>>) => {
  const say = useWords(referralPageWords);
  return (
    <>
      <Line
        of={[
          [say('signOf'), doctor],
          [say('referringPhone'), phone],
        ]}
      />
      <Line
        of={[
          [say('institution'), place],
          [say('date'), on],
        ]}
      />
    </>
  );
};

/** The national referral form with its stub, to be printed. @source 国家基本公共卫生服务规范（第三版）双向转诊（转出）单 */
export const ReferralPaper = ({ of, placeName }: Shape) => {
  const say = useWords(referralPageWords);
  const shown = useShown();
  const { who, where, file } = useFields(of);
  const reason = useReason(of);
  const { form } = of;
  const [from, to] = [
    placeName(of.fromInstitutionId),
    of.receiver?.name ?? placeName(of.toInstitutionId),
  ] as const;
  const on = shown.date(of.referredOn);
  const doctor = form.referringDoctor ?? '';
  const place: readonly Field[] = [
    [say('to'), to],
    [say('department'), form.department],
    [say('receivingDoctor'), form.receivingDoctor],
  ];
  return (
    <PaperButton label={say('printSheet')}>
      <Stub>
        <Line of={[...who, file]} />
        <Line of={where} />
        <Line of={[[say('referredOn'), on], ...place]} />
        <Line of={[[say('signOf'), doctor]]} />
      </Stub>
      <Paper title={say('sheetTitle')}>
        <p>{say('addressed', { place: to === '' ? OPEN : to })}</p>
        <Line of={who} />
        <p>{say('pleaseReceive')}</p>
        <Line
          of={[
            [say('urgency'), say(of.urgency)],
            [say('reason'), reason],
          ]}
        />
        {(['initialImpression', 'presentIllness', 'pastHistory', 'treatment'] as const).map((name) => (
          <Said key={name} label={say(name)} text={form[name]} />
        ))}
        <Signed doctor={doctor} phone={form.referringPhone ?? ''} place={from} on={on} />
      </Paper>
    </PaperButton>
  );
};

/** The national return form with its stub, to be printed; only of who was sent back.
 *  @source 国家基本公共卫生服务规范（第三版）双向转诊（回转）单 */
export const ReturnPaper = ({ of, placeName }: Shape) => {
  const say = useWords(referralPageWords);
  const shown = useShown();
  const { who, where } = useFields(of);
  if (of.returned === undefined) return null;
  const { form, returnedOn } = of.returned;
  const from = of.receiver?.name ?? placeName(of.toInstitutionId);
  const to = form.toInstitution ?? placeName(of.fromInstitutionId);
  const on = shown.date(returnedOn);
  const doctor = form.returningDoctor ?? '';
  const numbers: readonly Field[] = [
    [say('caseNumber'), form.caseNumber],
    [say('admissionNumber'), form.admissionNumber],
  ];
  return (
    <PaperButton label={say('printReturn')}>
      <Stub>
        <Line of={who} />
        <Line of={where} />
        <Line of={[[say('returnedOn'), on], [say('returnedTo'), to], ...numbers]} />
        <Line of={[[say('signOf'), doctor]]} />
      </Stub>
      <Paper title={say('returnTitle')}>
        <p>{say('addressed', { place: to === '' ? OPEN : to })}</p>
        <Line of={[...who, ...numbers]} />
        <p>{say('pleaseTakeBack')}</p>
        {(['diagnosis', 'mainTestResults', 'treatmentAndPlan', 'opinion'] as const).map((name) => (
          <Said key={name} label={say(name)} text={form[name]} />
        ))}
        <Signed doctor={doctor} phone={form.returningPhone ?? ''} place={from} on={on} />
      </Paper>
    </PaperButton>
  );
};
