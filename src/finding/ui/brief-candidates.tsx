import { asHeading, Badge, Button, Card, Link, List } from '#kit';
import { Loaded } from '#web-api';
import type { BriefView, CandidatesView, CandidateView } from '../briefs/schema.ts';
import { Evidence } from './evidence.tsx';
import { focusNextRow } from './focus-next-row.ts';
import {
  useCandidateMoves,
  useCandidates,
  useDecideCandidate,
  useLookForBlogrolls,
} from './use-briefs.ts';
import { andWords } from './words.ts';

interface BriefCandidatesProps {
  goalId: number;
  brief: BriefView;
  hasChosen: boolean;
}

/** Who it may be: of one's own people first, then beyond them. */
export function BriefCandidates({ goalId, brief, hasChosen }: BriefCandidatesProps) {
  const query = useCandidates(brief.id);
  return (
    <Loaded query={query} lines={6} label="Looking who it may be">
      {(view) => <Found goalId={goalId} brief={brief} view={view} hasChosen={hasChosen} />}
    </Loaded>
  );
}

function Found({
  goalId,
  brief,
  view,
  hasChosen,
}: BriefCandidatesProps & { view: CandidatesView }) {
  const of = (kind: CandidateView['kind']) =>
    view.candidates.filter((candidate) => candidate.kind === kind);
  const decide = useDecideCandidate(goalId, brief.id);
  const list = (candidates: CandidateView[], label: string) => (
    <List items={candidates} keyOf={({ kind, id }) => `${kind} ${id}`} label={label}>
      {(candidate) => (
        <CandidateRow goalId={goalId} briefId={brief.id} isOn={view.isOn} candidate={candidate} />
      )}
    </List>
  );
  const [mine, outside] = [of('person'), of('stranger')];
  return (
    <>
      <Card title="In your network">
        {brief.different.length > 0 && !hasChosen && (
          <p className="brief-soft">Choose somebody first: difference is from whom you chose.</p>
        )}
        {mine.length === 0 ? (
          <p>
            Nobody of your network brings any of this. Fewer words above may find somebody; else it
            is a gap, and no fault of anybody.
          </p>
        ) : (
          list(mine, 'Candidates in your network')
        )}
      </Card>
      <Card title="Beyond it">
        <Blogrolls briefId={brief.id} isOn={view.isOn} blogrolls={view.blogrolls} />
        {outside.length === 0 ? (
          <p>
            Nobody your people point to. Add a public list of people below, or{' '}
            <Link href="/sources/import">bring in more sources</Link>.
          </p>
        ) : (
          <>
            <p className="brief-soft">
              Where they come from is said with each. Nobody is visited until you press Look.
            </p>
            {list(outside, 'Candidates beyond your network')}
          </>
        )}
      </Card>
      {view.dismissed.length > 0 && (
        <details className="brief-dismissed">
          <summary>Dismissed for this search ({view.dismissed.length})</summary>
          <ul>
            {view.dismissed.map((one) => (
              <li key={`${one.kind} ${one.id}`}>
                {one.name}{' '}
                <Button
                  size="s"
                  tone="plain"
                  aria-label={`Bring back: ${one.name}`}
                  onPress={() =>
                    decide({ candidate: { ...one, state: 'dismissed' }, state: 'open' })
                  }
                >
                  Bring back
                </Button>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

interface BlogrollsProps {
  briefId: number;
  isOn: boolean;
  blogrolls: CandidatesView['blogrolls'];
}

/** Whom one's own people recommend: their sites are asked when one says so. */
function Blogrolls({ briefId, isOn, blogrolls }: BlogrollsProps) {
  const look = useLookForBlogrolls(briefId);
  const { open, looking, looked, found } = blogrolls;
  if (open + looking + looked === 0) return null;
  return (
    <div className="brief-line">
      <span className="brief-soft" role="status">
        {looking > 0
          ? `Asking ${countWords(looking)} for a blogroll…`
          : looked > 0
            ? `${countWords(looked)} asked for a blogroll, ${found === 0 ? 'none' : found} found.`
            : 'Many people list whom they read: their blogroll.'}
      </span>
      {open > 0 && looking === 0 && (
        <Button size="s" isDisabled={!isOn} onPress={() => void look()}>
          Look for blogrolls of your people
        </Button>
      )}
    </div>
  );
}

const countWords = (count: number): string => `${count} ${count === 1 ? 'site' : 'sites'}`;

interface CandidateRowProps {
  goalId: number;
  briefId: number;
  isOn: boolean;
  candidate: CandidateView;
}

function CandidateRow(props: CandidateRowProps) {
  const { candidate } = props;
  const { kind, id, name, state, from, brings, unknown, stranger } = candidate;
  const [evidence] = candidate.evidence;
  return (
    <article className="candidate" aria-label={name} data-candidate tabIndex={-1}>
      <div className="candidate-head">
        <h3>
          <Link href={kind === 'person' ? `/people/${id}` : (stranger?.url ?? '')} look="plain">
            {name}
          </Link>
        </h3>
        {state === 'kept' && <Badge tone="accent">Kept</Badge>}
        <CandidateActions {...props} />
      </div>
      <p className="brief-soft">
        {brings.length > 0 ? `Brings ${andWords(brings)}. ` : ''}
        {unknown.length > 0 ? `Not known: ${andWords(unknown)}. ` : ''}
        {(kind === 'stranger' || from.length > 1) && `${asHeading(from.join('; '))}.`}
        {stranger?.state === 'nothing' && ` ${stranger.detail ?? 'Nobody was found there.'}`}
      </p>
      {evidence && <Evidence evidence={evidence} isBrief />}
      {stranger && stranger.citations.length > 0 && (
        <p className="brief-soft">
          Cited by{' '}
          {stranger.citations.map(({ entryId, person, title, url }, place) => (
            <span key={entryId}>
              {place > 0 && '; '}
              {person} in <Link href={url ?? `/entries/${entryId}`}>{title || 'an entry'}</Link>
            </span>
          ))}
        </p>
      )}
    </article>
  );
}

const LOOK_WORDS = { found: 'Look', looking: 'Looking', nothing: 'Look again' } as const;

function CandidateActions({ goalId, briefId, isOn, candidate }: CandidateRowProps) {
  const decide = useDecideCandidate(goalId, briefId);
  const moves = useCandidateMoves(goalId, briefId);
  const { id, name, state, stranger } = candidate;
  return (
    <div className="candidate-actions">
      {!stranger && (
        <Button size="s" aria-label={`Choose: ${name}`} onPress={() => void moves.choose(id, name)}>
          Choose
        </Button>
      )}
      {stranger?.state === 'looked' && (
        <Button size="s" aria-label={`Add: ${name}`} onPress={() => void moves.add(id, name)}>
          Add
        </Button>
      )}
      {stranger && stranger.state !== 'looked' && (
        <Button
          size="s"
          isBusy={stranger.state === 'looking'}
          isDisabled={!isOn}
          aria-label={`${LOOK_WORDS[stranger.state]}: ${name}`}
          onPress={() => void moves.look(id)}
        >
          {LOOK_WORDS[stranger.state]}
        </Button>
      )}
      <Button
        size="s"
        isPressed={state === 'kept'}
        aria-label={`Keep: ${name}`}
        onPress={() => decide({ candidate, state: state === 'kept' ? 'open' : 'kept' })}
      >
        Keep
      </Button>
      <Button
        size="s"
        tone="plain"
        aria-label={`Dismiss: ${name}`}
        onPress={() => {
          focusNextRow();
          decide({ candidate, state: 'dismissed' });
        }}
      >
        Dismiss
      </Button>
    </div>
  );
}
