import { useQueryClient } from '@tanstack/react-query';
import { type ChangeEvent, useId, useRef, useState } from 'react';
import { Badge, Button, Card, Checkbox, ErrorPanel, toast, useGo } from '#kit';
import { call, refresh } from '#web-api';
import type { KitPreview, KitView } from '../kits/schema.ts';
import { newDraftKey } from './draft-key.ts';
import { todayHere } from './words.ts';

const FILE_BYTES_MAX = 1_500_000;

interface Read {
  kit: object;
  preview: KitPreview;
  draftKey: string;
}

/** A file, what it would make, and then the making. */
export function TakeKit() {
  const [opened, setOpened] = useState<Read | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const open = async (file: File) => {
    setProblem(null);
    setOpened(null);
    try {
      if (file.size > FILE_BYTES_MAX) throw new Error('The file is too large for a starter kit.');
      const kit = parsed(await file.text());
      const preview = await call<KitPreview>('POST', '/kits/preview', { kit });
      setOpened({ kit, preview, draftKey: newDraftKey() });
    } catch (error) {
      setProblem(error instanceof Error ? error.message : 'The file could not be read.');
    }
  };
  return (
    <Card title="Take in a starter kit">
      <div className="kit-stack">
        <p className="kit-soft">
          Choose the file that somebody gave you. You see what it would make before anything is
          made, and can take all of it back.
        </p>
        <FileChoice onFile={(file) => void open(file)} />
        {problem !== null && (
          <ErrorPanel message={problem} whatToDo="Ask for the file again, or choose another." />
        )}
        {opened && <Preview opened={opened} onDone={() => setOpened(null)} />}
      </div>
    </Card>
  );
}

function parsed(text: string): object {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return value;
  } catch {
    // Said below, for both.
  }
  throw new Error('This is no starter kit of Kith.');
}

function FileChoice({ onFile }: { onFile: (file: File) => void }) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const take = (event: ChangeEvent<HTMLInputElement>) => {
    const [file] = event.target.files ?? [];
    if (file) onFile(file);
    // The same file again is a choice too.
    if (input.current) input.current.value = '';
  };
  return (
    <div className="kit-file">
      <label className="field-label" htmlFor={id}>
        The file
      </label>
      <input ref={input} id={id} type="file" accept=".json,application/json" onChange={take} />
    </div>
  );
}

function Preview({ opened, onDone }: { opened: Read; onDone: () => void }) {
  const client = useQueryClient();
  const go = useGo();
  const [isBusy, setBusy] = useState(false);
  const [back, setBack] = useState<ReadonlySet<number>>(new Set());
  const { kit, preview, draftKey } = opened;
  const { goal, steps, people, sources, places } = preview;
  const take = async (isStarted: boolean) => {
    setBusy(true);
    try {
      const form = { kit, draftKey, isStarted, today: todayHere(), bringBack: [...back] };
      const taken = await call<KitView>('POST', '/kits', form);
      toast(`Taken: ${taken.title}`, {
        undo: () =>
          void call('POST', `/kits/${taken.id}/undo`).finally(() => {
            go('/kits');
            void refresh(client, '/kits');
          }),
      });
      for (const path of ['/kits', '/goals', '/people', '/sources', '/places'])
        void refresh(client, path);
      onDone();
      if (taken.goal) go(`/goals/${taken.goal.id}/plan`);
    } catch (error) {
      toast(error instanceof Error ? `Not done: ${error.message}` : 'Not done.', {
        tone: 'danger',
      });
      setBusy(false);
    }
  };
  return (
    <section className="kit-preview" aria-label="What it would make">
      <h3>{goal.able || goal.need || 'A goal without words'}</h3>
      <Lines title="Questions" lines={goal.questions} />
      <Lines title="Steps" lines={steps} />
      <Parts title="People" parts={people.filter(({ isErased }) => !isErased)} />
      <ErasedBefore people={people} back={back} onChange={setBack} />
      <Parts title="Sources to follow" parts={sources.filter(({ isErased }) => !isErased)} />
      <Parts title="Places" parts={places} />
      <div className="kit-actions">
        {preview.isWhole && (
          <Button tone="primary" isBusy={isBusy} onPress={() => void take(true)}>
            Take it and start
          </Button>
        )}
        <Button isBusy={isBusy} onPress={() => void take(false)}>
          Take it as a draft
        </Button>
        <Button tone="plain" onPress={onDone}>
          Not now
        </Button>
      </div>
    </section>
  );
}

export function Lines({ title, lines }: { title: string; lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <div className="kit-part">
      <h4>{title}</h4>
      <ul>
        {lines.map((line, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines may repeat, and none moves.
          <li key={at}>{line}</li>
        ))}
      </ul>
    </div>
  );
}

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

function Parts({ title, parts }: { title: string; parts: KitPreview['people'] }) {
  if (parts.length === 0) return null;
  return (
    <div className="kit-part">
      <h4>{title}</h4>
      <ul>
        {parts.map(({ name, where, isNew }) => (
          <li key={`${name} ${where}`}>
            {name} <span className="kit-soft">{where}</span>{' '}
            {isNew ? <Badge tone="accent">new</Badge> : <Badge>here already</Badge>}
          </li>
        ))}
      </ul>
    </div>
  );
}
