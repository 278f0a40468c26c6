import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { todayHere } from '#days';
import { asHeading, Badge, Button, Checkbox, toast, useGo } from '#kit';
import { call, refresh, sayNotDone } from '#web-api';
import { linkWords } from '../kits/link-rules.ts';
import type { KitPreview, KitView, TakeChoices } from '../kits/schema.ts';
import { TakePiece } from './take-piece.tsx';

export interface OpenedKit {
  kit: object;
  preview: KitPreview;
  draftKey: string;
}

interface TakePreviewProps {
  opened: OpenedKit;
  onDone: () => void;
}

/** What a kit would make here, each piece to be left out or reworded before it is taken. */
export function TakePreview({ opened: { kit, preview, draftKey }, onDone }: TakePreviewProps) {
  const [choices, setChoices] = useState<TakeChoices>({ leaveOut: [], words: {} });
  const [back, setBack] = useState<ReadonlySet<number>>(new Set());
  const { isBusy, take } = useTaking(onDone);
  const { goal, people, sources, places, steps } = preview;
  const isIn = (key: string) => !choices.leaveOut.includes(key);
  const comes = ({ isErased }: Made, at: number) =>
    isErased ? back.has(at) : isIn(`person/${at}`);
  const isThere = people.map(comes);
  const names = {
    people: people.map(({ name }, at) => (isThere[at] ? name : null)),
    sources: sources.map(({ name, person }, at) =>
      isIn(`source/${at}`) && isThere[person ?? 0] ? name : null,
    ),
    places: places.map(({ name }, at) => (isIn(`place/${at}`) ? name : null)),
  };
  const able = choices.words.able ?? goal.able;
  const isWhole = able.trim() !== '' && goal.questions.some((_, at) => isIn(`question/${at}`));
  const piece = { choices, onChange: setChoices };
  const taken = (isStarted: boolean) =>
    void take({ kit, draftKey, isStarted, bringBack: [...back], choices });
  return (
    <section className="kit-preview" aria-label="What it would make">
      <h3>{asHeading(able || goal.need || 'A goal without words')}</h3>
      <p className="kit-soft">What is ticked is made here, in these words or in yours.</p>
      <Pieces title="The goal">
        <TakePiece {...piece} name="able" label="To be able to" text={goal.able} isFixed />
        {goal.need !== '' && <TakePiece {...piece} name="need" label="The need" text={goal.need} />}
        {goal.evidence !== '' && (
          <TakePiece {...piece} name="evidence" label="How one will know" text={goal.evidence} />
        )}
      </Pieces>
      <Pieces title="Questions" isEmpty={goal.questions.length === 0}>
        {goal.questions.map((text, at) => (
          <TakePiece
            key={keyed('question', at)}
            {...piece}
            name={keyed('question', at)}
            text={text}
          />
        ))}
      </Pieces>
      <Pieces title="Steps" isEmpty={steps.length === 0}>
        {steps.map((step, at) => (
          <TakePiece
            key={keyed('step', at)}
            {...piece}
            name={keyed('step', at)}
            text={step.text}
            details={[...linkWords(step, names), ...step.details]}
          />
        ))}
      </Pieces>
      <Parts title="People" kind="person" parts={people} {...piece} />
      <ErasedBefore people={people} back={back} onChange={setBack} />
      <Parts
        title="Sources to follow"
        kind="source"
        parts={sources}
        isHidden={({ person }) => !isThere[person ?? 0]}
        {...piece}
      />
      <Parts title="Places" kind="place" parts={places} {...piece} />
      <div className="kit-actions">
        {isWhole && (
          <Button tone="primary" isBusy={isBusy} onPress={() => taken(true)}>
            Take it and start
          </Button>
        )}
        <Button isBusy={isBusy} onPress={() => taken(false)}>
          Take it as a draft
        </Button>
        <Button tone="plain" onPress={onDone}>
          Not now
        </Button>
      </div>
    </section>
  );
}

type Made = KitPreview['people'][number];

/** How the server names a piece: counted from 0 in the kit as it came. */
const keyed = (kind: string, at: number) => `${kind}/${at}`;

interface Form {
  kit: object;
  draftKey: string;
  isStarted: boolean;
  bringBack: number[];
  choices: TakeChoices;
}

function useTaking(onDone: () => void) {
  const client = useQueryClient();
  const go = useGo();
  const [isBusy, setBusy] = useState(false);
  const again = () =>
    ['/kits', '/goals', '/people', '/sources', '/places'].map((path) => refresh(client, path));
  const undo = async ({ id }: KitView) => {
    // First, so that nobody asks for a plan that is not there any more.
    go('/kits');
    await call('POST', `/kits/${id}/undo`).catch(sayNotDone);
    await Promise.all(again());
  };
  const take = async (form: Form) => {
    setBusy(true);
    try {
      const taken = await call<KitView>('POST', '/kits', { ...form, today: todayHere() });
      toast(`Taken: ${taken.title}`, { undo: () => void undo(taken) });
      void Promise.all(again());
      onDone();
      if (taken.goal) go(`/goals/${taken.goal.id}/plan`);
    } catch (error) {
      sayNotDone(error);
      setBusy(false);
    }
  };
  return { isBusy, take };
}

interface PiecesProps {
  title: string;
  isEmpty?: boolean;
  children: React.ReactNode;
}

const Pieces = ({ title, isEmpty = false, children }: PiecesProps) =>
  isEmpty ? null : (
    <fieldset className="kit-pieces">
      <legend>{title}</legend>
      {children}
    </fieldset>
  );

interface PartsProps {
  title: string;
  kind: string;
  parts: readonly Made[];
  choices: TakeChoices;
  onChange: (choices: TakeChoices) => void;
  isHidden?: (part: Made) => boolean;
}

function Parts({ title, kind, parts, isHidden = isOut, ...piece }: PartsProps) {
  const shown = parts
    .map((part, at) => ({ part, name: keyed(kind, at) }))
    .filter(({ part }) => !isHidden(part));
  return (
    <Pieces title={title} isEmpty={shown.length === 0}>
      {shown.map(({ part, name }) => (
        <TakePiece
          key={name}
          {...piece}
          name={name}
          text={part.name}
          details={[part.where].filter(Boolean)}
          isNameOnly
          aside={part.isNew ? <Badge tone="accent">new</Badge> : <Badge>here already</Badge>}
        />
      ))}
    </Pieces>
  );
}

const isOut = ({ isErased }: Made): boolean => isErased;

interface ErasedBeforeProps {
  people: KitPreview['people'];
  back: ReadonlySet<number>;
  onChange: (back: ReadonlySet<number>) => void;
}

/** Whom one had erased: they stay out, with what they publish, unless one asks for them. */
function ErasedBefore({ people, back, onChange }: ErasedBeforeProps) {
  const erased = people.flatMap((person, at) => (person.isErased ? [{ ...person, at }] : []));
  if (erased.length === 0) return null;
  const put = (at: number, isBack: boolean) =>
    onChange(new Set(isBack ? [...back, at] : [...back].filter((one) => one !== at)));
  return (
    <div className="kit-part">
      <h4>You erased them before</h4>
      <p className="kit-soft">They stay out, with what they publish. Tick whom you want back.</p>
      <div>
        {erased.map(({ at, name, where }) => (
          <div key={at}>
            <Checkbox
              label={`Bring back ${name}`}
              description={where}
              isChecked={back.has(at)}
              onChange={(isBack) => put(at, isBack)}
            />
          </div>
        ))}
      </div>
    </div>
  );
}
