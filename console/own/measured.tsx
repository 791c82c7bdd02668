import { useDate, useWords } from './speech.ts';
import { ownWords } from './words.ts';

/** Values that were measured, at home or by the team. */
export type Measured = {
  readonly sbp?: number | undefined;
  readonly dbp?: number | undefined;
  readonly fpg?: number | undefined;
  readonly ppg?: number | undefined;
  readonly hba1c?: number | undefined;
  readonly heartRate?: number | undefined;
  readonly weightKg?: number | undefined;
};

const SINGLE = ['fpg', 'ppg', 'hba1c', 'heartRate', 'weightKg'] as const;

/** The unit in which each value is written. */
export const UNITS = {
  sbp: 'mmHg',
  dbp: 'mmHg',
  fpg: 'mmol/L',
  ppg: 'mmol/L',
  hba1c: '%',
  heartRate: '/min',
  weightKg: 'kg',
} as const;

const or = (value: number | undefined): string => (value === undefined ? '–' : String(value));

const Value = ({
  name,
  value,
  unit,
}: {
  readonly name: string;
  readonly value: string;
  readonly unit: string;
}) => (
  <span className="value">
    {name} <strong>{value}</strong> <small>{unit}</small>
  </span>
);

type Shape = { readonly on: string; readonly what?: string; readonly of: Measured };

/** What was measured on a day, in numbers alone: what they mean is for the team to say. */
export const MeasuredRow = ({ on, what, of }: Shape) => {
  const say = useWords(ownWords);
  const dateOf = useDate();
  const hasPressure = of.sbp !== undefined || of.dbp !== undefined;
  return (
    <li>
      <div className="when">
        {dateOf(on)}
        {what === undefined ? null : ` · ${what}`}
      </div>
      <div className="values">
        {hasPressure ? (
          <Value name={say('pressure')} value={`${or(of.sbp)}/${or(of.dbp)}`} unit={UNITS.sbp} />
        ) : null}
        {SINGLE.map((key) =>
          of[key] === undefined ? null : (
            <Value key={key} name={say(key)} value={or(of[key])} unit={UNITS[key]} />
          ),
        )}
      </div>
    </li>
  );
};
