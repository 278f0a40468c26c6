import { useQuery } from '@tanstack/react-query';
import { Button, EmptyState, Link, List, useAddressValue } from '#kit';
import { Loaded, read } from '#web-api';
import { DIMENSION_WORDS } from '../briefs/limits.ts';
import { briefOfGap } from '../briefs/rules.ts';
import type { BriefView } from '../briefs/schema.ts';
import type { FindingView } from '../view.ts';
import { BriefCandidates } from './brief-candidates.tsx';
import { BriefEditor } from './brief-editor.tsx';
import { BriefMembers } from './brief-members.tsx';
import { Rolls } from './rolls.tsx';
import { briefAddress, briefsPath, useBeginBrief } from './use-briefs.ts';
import './briefs.css';

export interface LookingForProps {
  goalId: number;
  finding: FindingView;
}

/** Whom one looks for: search briefs of a goal, and for the one opened who it may be. */
export function LookingFor({ goalId, finding }: LookingForProps) {
  const query = useQuery(read<{ briefs: BriefView[] }>(briefsPath(goalId)));
  const [asked, setAsked] = useAddressValue('brief');
  const { begin } = useBeginBrief(goalId);
  const beginEmpty = () => void begin(briefOfGap('', finding.questions));
  return (
    <Loaded query={query} lines={6} label="Loading whom you look for">
      {({ briefs }) => {
        const opened = briefs.find(({ id }) => String(id) === asked);
        if (opened)
          return (
            <OneBrief
              key={opened.id}
              goalId={goalId}
              brief={opened}
              finding={finding}
              onClose={() => setAsked(null)}
            />
          );
        if (briefs.length === 0) return <NoBriefs goalId={goalId} onBegin={beginEmpty} />;
        return <BriefList goalId={goalId} briefs={briefs} finding={finding} onBegin={beginEmpty} />;
      }}
    </Loaded>
  );
}

function NoBriefs({ goalId, onBegin }: { goalId: number; onBegin: () => void }) {
  return (
    <EmptyState
      title="You look for nobody yet"
      action={
        <Button tone="primary" onPress={onBegin}>
          Say whom you look for
        </Button>
      }
    >
      <p>
        Say what somebody should speak of, what they could be for you, and in what they should
        differ from whom you chose.{' '}
        <Link href={`/goals/${goalId}?tab=together`}>What is missing</Link> makes a good beginning.
      </p>
    </EmptyState>
  );
}

interface BriefListProps extends LookingForProps {
  briefs: readonly BriefView[];
  onBegin: () => void;
}

function BriefList({ goalId, briefs, finding, onBegin }: BriefListProps) {
  const open = briefs.filter(({ state }) => state === 'open');
  const closed = briefs.filter(({ state }) => state === 'closed');
  const list = (some: readonly BriefView[], label: string) => (
    <List items={some} keyOf={({ id }) => id} label={label}>
      {(brief) => (
        <p className="brief-line">
          <Link href={briefAddress(goalId, brief.id)}>
            <b>{brief.question}</b>
          </Link>
          <span className="brief-soft">{chipWords(brief, finding).join(', ')}</span>
          {brief.kept > 0 && <span className="brief-soft">{brief.kept} kept</span>}
        </p>
      )}
    </List>
  );
  return (
    <div className="briefs">
      <div className="briefs-head">
        <p className="brief-words">Whom you look for, for this goal.</p>
        <Button onPress={onBegin}>Look for somebody else</Button>
      </div>
      {open.length > 0 && list(open, 'Search briefs')}
      {closed.length > 0 && (
        <details>
          <summary>Closed ({closed.length})</summary>
          {list(closed, 'Closed search briefs')}
        </details>
      )}
      <Rolls />
    </div>
  );
}

/** A brief in a few words: criteria by name, and in what to differ. */
function chipWords({ criteria, different }: BriefView, finding: FindingView): string[] {
  const titles = new Map(
    (finding.people[0]?.criteria ?? []).map(({ criterion, title }) => [criterion, title]),
  );
  return [
    ...criteria.map((one) => titles.get(one) ?? one.replaceAll('-', ' ')),
    ...different.map((one) => `other ${DIMENSION_WORDS[one].toLowerCase()}`),
  ];
}

interface OneBriefProps extends LookingForProps {
  brief: BriefView;
  onClose: () => void;
}

function OneBrief({ goalId, brief, finding, onClose }: OneBriefProps) {
  return (
    <div className="briefs">
      <p>
        <Button size="s" tone="plain" onPress={onClose}>
          All search briefs
        </Button>
      </p>
      <BriefEditor goalId={goalId} brief={brief} />
      <BriefCandidates
        goalId={goalId}
        brief={brief}
        hasChosen={finding.people.some(({ decision }) => decision === 'chosen')}
      />
      <BriefMembers briefId={brief.id} />
      <Rolls />
    </div>
  );
}
