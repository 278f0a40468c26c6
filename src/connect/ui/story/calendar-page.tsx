import { useRef, useState } from 'react';
import { dayAfter, todayHere } from '#days';
import { Button, DateField, ErrorPanel, type ErrorPanelProps, Link, Page } from '#kit';
import { call, errorWords } from '#web-api';
import type { CalendarProposal } from '../../interactions/readers/propose.ts';
import { CalendarEvents } from './calendar-events.tsx';
import '../interactions.css';

const DAYS_BACK = 30;

/** `/interactions/calendar`: which of the meetings in a calendar file are to be logged. Nothing is kept before one says so. */
export function CalendarPage() {
  const [from, setFrom] = useState<string | null>(() => dayAfter(Date.now(), -DAYS_BACK));
  const [proposal, setProposal] = useState<CalendarProposal | null>(null);
  const [problem, setProblem] = useState<ErrorPanelProps | null>(null);
  const [isBusy, setBusy] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const send = async (file: File | undefined) => {
    if (!file || isBusy) return;
    setBusy(true);
    setProblem(null);
    try {
      const today = todayHere();
      const asked = new URLSearchParams({ from: from ?? today, to: today });
      const bytes = new Blob([await file.arrayBuffer()], { type: 'application/octet-stream' });
      const path = `/interactions/from-calendar?${asked}`;
      setProposal(await call<CalendarProposal>('POST', path, bytes));
    } catch (error) {
      setProblem(errorWords(error));
    }
    setBusy(false);
  };
  return (
    <Page
      title="Log from a calendar"
      above={<Link href="/interactions">What happened</Link>}
      lede="Choose a calendar file (.ics): your exported calendar, or one saved invitation. You see the meetings with people in them and choose which to log; nothing else is kept."
      width="reading"
    >
      <div className="calendar-tools">
        <DateField label="Meetings since" value={from} onChange={setFrom} max={todayHere()} />
        <Button tone="primary" isBusy={isBusy} onPress={() => input.current?.click()}>
          {proposal ? 'Choose another file' : 'Choose a calendar file'}
        </Button>
        <input
          ref={input}
          type="file"
          accept=".ics,text/calendar"
          hidden
          aria-label="Calendar file"
          onChange={(event) => {
            void send(event.target.files?.[0]);
            // So that the same file, put right, can be chosen again.
            event.target.value = '';
          }}
        />
      </div>
      {problem && <ErrorPanel {...problem} />}
      {proposal && <CalendarEvents key={keyOf(proposal)} proposal={proposal} />}
    </Page>
  );
}

/** Another file is another choice. */
const keyOf = ({ events }: CalendarProposal): string => events.map(({ key }) => key).join('\n');
