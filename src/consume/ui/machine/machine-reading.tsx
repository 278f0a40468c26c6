import { type ReactNode, type RefObject, useRef, useState } from 'react';
import { Button, Dialog, Menu, type MenuItem, ProgressBar, RadioGroup, When } from '#kit';
import { languageName } from '../../machine/language-rules.ts';
import { LANGUAGES } from '../../machine/limits.ts';
import type { MachineText } from '../../machine/schema.ts';
import { AgreeDialog } from './agreement.tsx';
import { type Machine, type Shown, useMachine, type Wish } from './use-machine.ts';
import './machine.css';

interface MachineReadingProps extends Shown {
  /** There is none to be sent. */
  isEmpty: boolean;
  /** On a phone: the row that has the ways to them in its menu; there is no bar then. */
  row?: ((ways: readonly MenuItem[]) => ReactNode) | undefined;
  /** The text as it was published. */
  original: ReactNode;
  /** How foreign text is shown safely is known elsewhere. */
  text: (html: string, language: string) => ReactNode;
}

const VIEWS = [
  { value: 'machine', label: 'Translation' },
  { value: 'original', label: 'Original' },
  { value: 'both', label: 'Both' },
] as const;
type View = (typeof VIEWS)[number]['value'];

/** A text with the ways to a summary and a translation of it. Where no model is set up, the text alone. */
export function MachineReading(props: MachineReadingProps) {
  const { at, version, isEmpty, row, original, text } = props;
  const machine = useMachine({ at, version });
  const { settings, data } = machine;
  /** In which language each is shown; null where it is not. */
  const [shownIn, setShownIn] = useState<Partial<Record<MachineText['kind'], string | null>>>({});
  const [view, setView] = useState<View>('machine');
  const texts = data?.texts ?? [];
  const of = (kind: MachineText['kind'], to: string) =>
    texts.find((one) => one.kind === kind && one.language === to);
  const shown = (kind: MachineText['kind']) => {
    const language = shownIn[kind];
    if (language) return of(kind, language);
    // What is being made shows, also to whom comes back to it.
    const isMade = (one: MachineText) => one.kind === kind && one.state === 'working';
    return language === null ? undefined : texts.find(isMade);
  };
  const [summary, translation] = [shown('summary'), shown('translation')];
  const isThere = translation !== undefined && translation.html !== '';
  const bar = useRef<HTMLDivElement>(null);
  const focusBar = () =>
    bar.current
      ?.querySelector<HTMLElement>(row ? '[aria-haspopup]' : 'button')
      ?.focus({ preventScroll: true });
  const [isChoosing, setIsChoosing] = useState(false);
  const press = (kind: MachineText['kind'], to = machine.language) => {
    const made = of(kind, to);
    const isHiding = made !== undefined && made === shown(kind);
    machine.setLanguage(to);
    setShownIn({ ...shownIn, [kind]: isHiding ? null : to });
    setView('machine');
    if (!made) machine.want({ kind, language: to });
  };
  const own = data?.language?.split('-')[0]?.toLowerCase();
  const ways: MenuItem[] = [
    {
      id: 'summary',
      startsGroup: true,
      label: 'Summary',
      aside: summary && 'Shown',
      onPress: () => press('summary'),
    },
    ...(machine.language === own
      ? []
      : [
          {
            id: 'translation',
            label: `In ${languageName(machine.language)}`,
            aside: translation && 'Shown',
            onPress: () => press('translation'),
          },
        ]),
    { id: 'languages', label: 'In another language …', onPress: () => setIsChoosing(true) },
  ];
  return (
    <>
      {row && <div ref={bar}>{row(data && !isEmpty ? ways : [])}</div>}
      {isChoosing && (
        <Dialog title="In another language" size="s" isOpen onClose={() => setIsChoosing(false)}>
          <div className="machine-languages">
            {othersThan(machine.language, own).map(({ id, label }) => (
              <Button
                key={id}
                onPress={() => {
                  setIsChoosing(false);
                  press('translation', id);
                }}
              >
                {label}
              </Button>
            ))}
          </div>
        </Dialog>
      )}
      {!row && data && !isEmpty && (
        <Bar
          place={bar}
          machine={machine}
          own={own}
          isSummaryOpen={summary !== undefined}
          isOpen={translation !== undefined}
          onPress={press}
        />
      )}
      {summary && (
        <section className="machine" aria-label="Summary">
          <Made made={summary} machine={machine} onGone={focusBar} />
          {summary.html !== '' && text(summary.html, summary.language)}
        </section>
      )}
      {translation && (
        <section className="machine" aria-label="Translation">
          <Made made={translation} machine={machine} onGone={focusBar} />
          {isThere && (
            <RadioGroup
              label="Which text is shown"
              isLabelHidden
              look="segments"
              value={view}
              choices={VIEWS}
              onChange={setView}
            />
          )}
        </section>
      )}
      {/* The text stays where it is in the tree: what was marked or opened in it stays, too. */}
      <div className="machine-texts" data-view={isThere ? view : 'original'}>
        {isThere && view !== 'original' && (
          <div className="machine-translation">
            {translation.title && (
              <p className="machine-title" lang={translation.language}>
                {translation.title}
              </p>
            )}
            {text(translation.html, translation.language)}
          </div>
        )}
        <div hidden={isThere && view === 'machine'}>{original}</div>
      </div>
      {machine.asks && settings?.asked && data && (
        <AgreeDialog
          asked={settings.asked}
          isOwn={data.isOwn}
          onAnswer={(isAgreed) => void machine.answer(isAgreed)}
        />
      )}
    </>
  );
}

/** The languages but that of the text and the one that has a way of its own. */
const othersThan = (language: string, own: string | undefined) =>
  LANGUAGES.filter((one) => one !== language && one !== own)
    .map((one) => ({ id: one, label: languageName(one) }))
    .sort((a, b) => a.label.localeCompare(b.label, 'en'));

interface BarProps {
  place: RefObject<HTMLDivElement | null>;
  machine: Machine;
  own: string | undefined;
  isSummaryOpen: boolean;
  isOpen: boolean;
  onPress: (kind: Wish['kind'], language?: string) => void;
}

function Bar({ place, machine: { language }, own, isSummaryOpen, isOpen, onPress }: BarProps) {
  const others = othersThan(language, own);
  return (
    <div ref={place} className="machine-bar">
      <Button size="s" aria-expanded={isSummaryOpen} onPress={() => onPress('summary')}>
        Summary
      </Button>
      {language !== own && (
        <Button size="s" aria-expanded={isOpen} onPress={() => onPress('translation')}>
          In {languageName(language)}
        </Button>
      )}
      <Menu
        label="In another language"
        size="s"
        items={others.map((one) => ({ ...one, onPress: () => onPress('translation', one.id) }))}
      />
    </div>
  );
}

interface MadeProps {
  made: MachineText;
  machine: Machine;
  /** Its buttons went with it. */
  onGone: () => void;
}

/** What it is and who made it when; or how far it is, or why there is none. */
function Made({ made, machine, onGone }: MadeProps) {
  const { kind, language, state, model, madeAt, isOutdated, problem, note } = made;
  const anew = (isAnew: boolean) => machine.want({ kind, language, isAnew });
  const name = kind === 'summary' ? 'summary' : 'translation';
  const to = languageName(language);
  const what = kind === 'summary' ? `Summary in ${to}` : `Translation into ${to}`;
  if (state === 'working')
    return (
      <div className="machine-working">
        <ProgressBar
          label={`${what} by ${model}`}
          value={made.partsDone === 0 ? null : made.partsDone}
          max={made.partsTotal}
          {...(made.partsDone === 0 ? { words: 'The model is writing' } : {})}
        />
        <Button size="s" onPress={() => void machine.cancel(made)}>
          Cancel
        </Button>
      </div>
    );
  return (
    <div className="machine-head">
      <p role="status">
        {state === 'failed' && `There is no ${name}. ${problem ?? ''}`}
        {isOutdated && `The text is another now than the one of this ${name}.`}
        {state === 'done' && !isOutdated && (
          <>
            <b>Machine text.</b> {what} by {model}, {madeAt !== null && <When at={madeAt} />}. It
            may be wrong; the text itself counts.
            {note && ` ${note}`}
          </>
        )}
      </p>
      <div className="machine-acts">
        <Button size="s" onPress={() => anew(state === 'done' && !isOutdated)}>
          {state === 'failed' ? 'Try again' : 'Make it anew'}
        </Button>
        <Button
          size="s"
          tone="plain"
          aria-label={`Remove this ${name}`}
          onPress={() => void machine.remove(made).then((isGone) => isGone && onGone())}
        >
          Remove
        </Button>
      </div>
    </div>
  );
}
