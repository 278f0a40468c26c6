import { dayHere } from '#days';
import { DateField, RadioGroup, Select, useAddressValue } from '#kit';
import { type Bounds, boundsOf, PERIOD_WORDS, PERIODS, type PeriodName } from './period.ts';

export interface ChosenPeriod {
  name: PeriodName;
  bounds: Bounds;
  /** Within a sentence: "this month". */
  words: string;
}

/** The period in the address, so that Back and a shared link know it. */
export function usePeriod() {
  const [named, setName] = useAddressValue('period');
  const [from, setFrom] = useAddressValue('from');
  const [to, setTo] = useAddressValue('to');
  const name = PERIODS.find((one) => one === named) ?? 'all';
  const period: ChosenPeriod = {
    name,
    bounds: boundsOf(name, Date.now(), { from, to }),
    words: name === 'custom' ? 'in the days you chose' : PERIOD_WORDS[name].toLowerCase(),
  };
  return { period, from, to, setName, setFrom, setTo };
}

const CHOICES = PERIODS.map((value) => ({ value, label: PERIOD_WORDS[value] }));

/** Of when the map is. */
export function PeriodField({
  from,
  to,
  setName,
  setFrom,
  setTo,
  period,
}: ReturnType<typeof usePeriod>) {
  const field = {
    label: 'Period',
    isLabelHidden: true,
    value: period.name,
    onChange: (name: PeriodName) => setName(name === 'all' ? null : name),
    choices: CHOICES,
  };
  return (
    <div className="period">
      {/* Six segments have no room on a phone. */}
      <div className="period-wide">
        <RadioGroup {...field} look="segments" />
      </div>
      <div className="period-narrow">
        <Select {...field} />
      </div>
      {period.name === 'custom' && (
        <div className="period-days">
          <DateField label="From" value={from} onChange={setFrom} max={to ?? dayHere(Date.now())} />
          <DateField label="To" value={to} onChange={setTo} min={from ?? undefined} />
        </div>
      )}
    </div>
  );
}
