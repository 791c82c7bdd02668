import { Paper, PaperButton, PaperFacts } from '../kit/paper.tsx';
import { commonWords } from '../kit/common-words.ts';
import { useShown } from '../kit/dates.ts';
import { useNames, useWords } from '../kit/words.ts';
import type { Referral } from './steps.ts';
import { groundWords, referralPageWords } from './words.ts';

type Shape = { readonly of: Referral; readonly placeName: (id: string | undefined) => string };

const usePersonFacts = ({ person }: Referral): readonly (readonly [string, string])[] => {
  const say = useWords(referralPageWords);
  const sayCommon = useWords(commonWords);
  return [
    [say('name'), person.name],
    [say('sex'), sayCommon(person.sex === 'M' ? 'male' : 'female')],
    [say('age'), sayCommon('years', { count: person.ageYears })],
    [say('fileNumber'), person.fileNumber],
    [say('address'), person.address],
    [say('phone'), person.phone],
  ];
};

/** The national referral form, to be printed. */
export const ReferralPaper = ({ of, placeName }: Shape) => {
  const say = useWords(referralPageWords);
  const groundName = useNames(groundWords);
  const shown = useShown();
  const person = usePersonFacts(of);
  const { form } = of;
  return (
    <PaperButton label={say('printSheet')}>
      <Paper title={say('sheetTitle')}>
        <PaperFacts of={person} />
        <PaperFacts
          of={[
            [say('from'), placeName(of.fromInstitutionId)],
            [say('to'), of.receiver?.name ?? placeName(of.toInstitutionId)],
            [say('department'), form.department ?? ''],
            [say('receivingDoctor'), form.receivingDoctor ?? ''],
            [say('referredOn'), shown.date(of.referredOn)],
            [
              say('reason'),
              [...of.grounds.map(groundName), groundName(of.reason)]
                .filter((one, at, all) => all.indexOf(one) === at)
                .join('；'),
            ],
          ]}
        />
        <div className="paper-lines">
          <PaperFacts
            of={(['initialImpression', 'presentIllness', 'pastHistory', 'treatment'] as const).map((name) => [
              say(name),
              form[name] ?? '',
            ])}
          />
        </div>
        <PaperFacts
          of={[
            [say('referringDoctor'), form.referringDoctor ?? ''],
            [say('referringPhone'), form.referringPhone ?? ''],
          ]}
        />
        <p>{say('signHere')}</p>
      </Paper>
    </PaperButton>
  );
};

/** The national return form, to be printed; only of who was sent back. */
export const ReturnPaper = ({ of, placeName }: Shape) => {
  const say = useWords(referralPageWords);
  const shown = useShown();
  const person = usePersonFacts(of);
  if (of.returned === undefined) return null;
  const { form, returnedOn } = of.returned;
  return (
    <PaperButton label={say('printReturn')}>
      <Paper title={say('returnTitle')}>
        <PaperFacts of={person} />
        <PaperFacts
          of={[
            [say('from'), of.receiver?.name ?? placeName(of.toInstitutionId)],
            [say('to'), form.toInstitution ?? placeName(of.fromInstitutionId)],
            [say('returnIt'), shown.date(returnedOn)],
            [say('caseNumber'), form.caseNumber ?? ''],
            [say('admissionNumber'), form.admissionNumber ?? ''],
          ]}
        />
        <div className="paper-lines">
          <PaperFacts
            of={(['mainTestResults', 'diagnosis', 'treatmentAndPlan', 'opinion'] as const).map((name) => [
              say(name),
              form[name] ?? '',
            ])}
          />
        </div>
        <PaperFacts
          of={[
            [say('returningDoctor'), form.returningDoctor ?? ''],
            [say('returningPhone'), form.returningPhone ?? ''],
          ]}
        />
        <p>{say('signHere')}</p>
      </Paper>
    </PaperButton>
  );
};
