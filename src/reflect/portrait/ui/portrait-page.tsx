import { useQuery, useQueryClient } from '@tanstack/react-query';
import { todayHere } from '#days';
import { Button, Link, Page, Tabs, toast, useAddressValue } from '#kit';
import { call, Loaded, read, refresh, sayNotDone } from '#web-api';
import { compare } from '../compare-rules.ts';
import { isPeriod, periodsOf, periodWords } from '../period-rules.ts';
import type { PortraitView } from '../schema.ts';
import { ComparedPortraits } from './compared-portraits.tsx';
import { LivedPeriod } from './lived-period.tsx';
import { NoNorms } from './no-norms.tsx';
import { PortraitForm } from './portrait-form.tsx';
import './portrait.css';

/** `/portrait`: how one learns, in one's own eyes; of this quarter, this year, or one before. */
export function PortraitPage() {
  const { quarter, year } = periodsOf(todayHere());
  const [chosen, choose] = useAddressValue('of');
  const period = chosen !== null && isPeriod(chosen) ? chosen : quarter;
  const query = useQuery(read<{ portraits: PortraitView[] }>('/portraits'));
  return (
    <Page
      title="Self-portrait"
      above={<Link href="/reviews">Review</Link>}
      lede="How you learn, in your own eyes. Answer what speaks to you, in steps or in words, and leave the rest."
      width="reading"
      actions={<Others portraits={query.data?.portraits ?? []} now={[quarter, year]} />}
    >
      <NoNorms />
      <Tabs
        label="Of which time"
        value={period}
        onChange={(id) => choose(id === quarter ? null : id)}
        tabs={tabsOf(period, [quarter, year]).map((id) => ({
          id,
          label: periodWords(id),
          content: () => (
            <Loaded query={query} lines={8} label="Loading your portraits">
              {({ portraits }) => <OnePeriod key={id} period={id} portraits={portraits} />}
            </Loaded>
          ),
        }))}
      />
    </Page>
  );
}

/** This quarter and this year, and the one that the address names. */
const tabsOf = (period: string, now: string[]) => (now.includes(period) ? now : [...now, period]);

function Others({ portraits, now }: { portraits: PortraitView[]; now: string[] }) {
  const others = portraits.filter(({ period }) => !now.includes(period)).toReversed();
  if (others.length === 0) return null;
  return (
    <details className="portrait-others">
      <summary>Earlier ones</summary>
      <ul>
        {others.map(({ period }) => (
          <li key={period}>
            <Link href={`/portrait?of=${period}`}>{periodWords(period)}</Link>
          </li>
        ))}
      </ul>
    </details>
  );
}

interface OnePeriodProps {
  period: string;
  portraits: readonly PortraitView[];
}

function OnePeriod({ period, portraits }: OnePeriodProps) {
  const portrait = portraits.find((one) => one.period === period);
  const comparison = compare(portraits, period);
  const remove = useRemoval();
  return (
    <div className="portrait">
      {comparison !== null && <ComparedPortraits comparison={comparison} />}
      <LivedPeriod period={period} />
      <PortraitForm period={period} portrait={portrait} />
      {portrait !== undefined && (
        <div>
          <Button tone="plain" onPress={() => void remove(portrait)}>
            Remove this portrait
          </Button>
        </div>
      )}
    </div>
  );
}

function useRemoval() {
  const client = useQueryClient();
  const saying = async (work: Promise<unknown>) => {
    await work.catch(sayNotDone);
    await refresh(client, '/portraits');
  };
  return async ({ period, answers }: PortraitView) => {
    await saying(call('DELETE', `/portraits/${period}`));
    toast(`Removed: ${periodWords(period)}`, {
      undo: () => void saying(call('PATCH', `/portraits/${period}`, { answers })),
    });
  };
}
