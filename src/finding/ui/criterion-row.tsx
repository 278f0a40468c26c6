import { useState } from 'react';
import { Button, Form, Link, List, TextField, When } from '#kit';
import type { CriterionView, FoundPerson } from '../view.ts';
import { CriterionHistory } from './criterion-history.tsx';
import { Evidence } from './evidence.tsx';
import { useRecordedElsewhere } from './recorded-slot.ts';
import { StandingSymbol } from './standing-symbol.tsx';
import { type Judgement, useJudge } from './use-finding.ts';
import { standingOf, standingWords } from './words.ts';

const REASON_CHARS_MAX = 1_000;

interface CriterionProps {
  goalId: number;
  person: FoundPerson;
  row: CriterionView;
}

/** One criterion of a person, folded: its name and how it stands. Open: the evidence, and your word. */
export function CriterionRow({ goalId, person, row }: CriterionProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="criterion" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <StandingSymbol standing={standingOf(row)} />
        <span className="criterion-title">{row.title}</span>{' '}
        <span className="criterion-words">{standingWords(row)}</span>
      </summary>
      {isOpen && <CriterionPanel goalId={goalId} person={person} row={row} />}
    </details>
  );
}

/** The evidence for a criterion, and the member's own word on it. */
export function CriterionPanel({ goalId, person, row }: CriterionProps) {
  const recorded = useRecordedElsewhere();
  return (
    <div className="criterion-panel">
      <p className="criterion-question">{row.question}</p>
      {row.assessment !== 'unknown' && row.hint === 'hint' && <p>Kith found: {row.because}.</p>}
      {row.hint === 'not-enough' && row.count > 0 && <p>So far: {row.because}.</p>}
      {row.hint === 'only-you' && <p>{row.because}</p>}
      {row.evidence.length > 0 && (
        <List items={row.evidence} keyOf={keyOfEvidence} look="plain" label="Evidence">
          {(evidence) => <Evidence evidence={evidence} isBrief />}
        </List>
      )}
      {row.count > row.evidence.length && row.evidence.length > 0 && (
        <p className="criterion-more">
          {row.evidence.length} of {row.count} are shown.
        </p>
      )}
      <YourRecord row={row} />
      {mayOnlyYouTell(row) && recorded?.(person)}
      <Judge goalId={goalId} person={person} row={row} />
      <CriterionHistory goalId={goalId} personId={person.id} row={row} />
    </div>
  );
}

/** Where nothing they publish says anything, what passed with them belongs beside it. */
const mayOnlyYouTell = ({ hint, criterion }: CriterionView): boolean =>
  hint === 'only-you' || criterion === 'inspires';

/** What one did oneself, which is counted, and what one wrote down, as a reminder: the program adds nothing to it. */
function YourRecord({ row }: { row: CriterionView }) {
  const signs = row.recorded.filter(({ sign }) => sign !== undefined);
  const reminders = row.recorded.filter(({ sign }) => sign === undefined);
  const more = signs.length > 0 ? row.count - signs.length : 0;
  return (
    <>
      <RecordedList title="What you did" recorded={signs} />
      {more > 0 && (
        <p className="criterion-more">
          The latest {signs.length} of {row.count} are shown.
        </p>
      )}
      <RecordedList title="What you recorded" recorded={reminders} />
    </>
  );
}

function RecordedList({ title, recorded }: { title: string; recorded: CriterionView['recorded'] }) {
  if (recorded.length === 0) return null;
  return (
    <section className="criterion-record" aria-label={title}>
      <h4>{title}</h4>
      <ul>
        {recorded.map(({ what, words, day, sign }) => (
          <li key={`${day} ${what} ${words} ${sign?.path}`}>
            {sign ? <Link href={sign.path}>{what}</Link> : what} <When at={day} />
            {words && <>: “{words}”</>}
          </li>
        ))}
      </ul>
    </section>
  );
}

const keyOfEvidence = ({ entryId, quote }: { entryId: number; quote: string | null }) =>
  `${entryId} ${quote ?? ''}`;

function Judge({ goalId, person, row }: CriterionProps) {
  const judge = useJudge(goalId);
  const before: Judgement = { value: row.assessment, reason: row.reason };
  const say = (now: Judgement) => judge({ person, criterion: row.criterion, now, before });
  const about = `${person.name}, ${row.title}`;
  const answer = (value: 'yes' | 'no') =>
    say(row.assessment === value ? { value: 'unknown', reason: '' } : { ...before, value });
  return (
    <>
      <div className="criterion-answers">
        <Button
          size="s"
          isPressed={row.assessment === 'yes'}
          onPress={() => answer('yes')}
          aria-label={`Yes, that is so: ${about}`}
        >
          Yes, that is so
        </Button>
        <Button
          size="s"
          isPressed={row.assessment === 'no'}
          onPress={() => answer('no')}
          aria-label={`No: ${about}`}
        >
          No
        </Button>
      </div>
      {row.assessment !== 'unknown' && (
        <Reason
          key={row.assessment}
          kept={row.reason}
          onKeep={(reason) => say({ ...before, reason })}
        />
      )}
    </>
  );
}

function Reason({ kept, onKeep }: { kept: string; onKeep: (reason: string) => void }) {
  const [reason, setReason] = useState(kept);
  const isKept = reason.trim() === kept;
  return (
    <Form
      label="Reason"
      onSubmit={() => !isKept && onKeep(reason.trim())}
      actions={
        <Button size="s" type="submit" isDisabled={isKept}>
          Keep the reason
        </Button>
      }
    >
      <TextField
        label="What makes you think so?"
        description="Would I show them this? Only you can read it."
        isRequired={false}
        value={reason}
        onChange={setReason}
        lengthMax={REASON_CHARS_MAX}
      />
    </Form>
  );
}
