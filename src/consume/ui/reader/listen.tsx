import { type RefObject, useEffect, useRef, useState } from 'react';
import { Button, toast } from '#kit';
import { say } from './say.ts';
import { partsOf } from './speech-parts.ts';

/** What is not to be read: players, what is hidden, and what a model says of the text. */
const SILENT = '.entry-embed, [hidden], .machine';
const PARAGRAPHS = 'p, li, h2, h3, h4, h5, h6, blockquote, figcaption, dt, dd, td, th';

interface ListenProps {
  text: RefObject<HTMLElement | null>;
  language: string | null;
}

/** Has the browser read the text aloud, a paragraph after the other. Not there where it cannot. */
export function Listen({ text, language }: ListenProps) {
  const aloud = useReadingAloud(text, language);
  if (!canReadAloud()) return null;
  if (aloud.state !== 'silent') return <ListenWays aloud={aloud} />;
  return (
    <Button size="s" onPress={aloud.start}>
      Listen
    </Button>
  );
}

export const canReadAloud = (): boolean => typeof speechSynthesis !== 'undefined';

interface ListenWaysProps {
  aloud: ReturnType<typeof useReadingAloud>;
}

/** What one does while it is read. */
export function ListenWays({ aloud: { state, pause, goOn, next, stop } }: ListenWaysProps) {
  return (
    <span className="reader-listen">
      {state === 'reading' ? (
        <Button size="s" onPress={pause}>
          Pause
        </Button>
      ) : (
        <Button size="s" onPress={goOn}>
          Go on
        </Button>
      )}
      <Button size="s" onPress={next}>
        Next paragraph
      </Button>
      <Button size="s" onPress={stop}>
        Stop
      </Button>
    </span>
  );
}

type State = 'silent' | 'reading' | 'paused';

export function useReadingAloud(text: RefObject<HTMLElement | null>, language: string | null) {
  const [state, setState] = useState<State>('silent');
  const at = useRef(0);
  // What was asked for before is none of the one that reads now.
  const turn = useRef(0);

  const stop = () => {
    turn.current += 1;
    speechSynthesis.cancel();
    mark(text.current, null);
    setState('silent');
  };
  const readFrom = (index: number) => {
    const paragraphs = paragraphsIn(text.current);
    const paragraph = paragraphs[index];
    if (!paragraph) return stop();
    at.current = index;
    turn.current += 1;
    const mine = turn.current;
    speechSynthesis.cancel();
    // What is paused stays so for what is said next.
    speechSynthesis.resume();
    mark(text.current, paragraph);
    setState('reading');
    say(partsOf(wordsOf(paragraph)), {
      language: paragraph.closest('[lang]')?.getAttribute('lang') || language,
      isStill: () => turn.current === mine,
      onEnd: () => readFrom(index + 1),
      onFailed: (why) => {
        stop();
        toast(why, { tone: 'danger' });
      },
    });
  };
  useEffect(
    () => () => {
      turn.current += 1;
      if (canReadAloud()) speechSynthesis.cancel();
    },
    [],
  );
  return {
    state,
    stop,
    start: () => readFrom(0),
    next: () => readFrom(at.current + 1),
    pause: () => {
      speechSynthesis.pause();
      setState('paused');
    },
    goOn: () => {
      speechSynthesis.resume();
      setState('reading');
    },
  };
}

/** What is read one after the other: the innermost blocks that have words. */
function paragraphsIn(text: HTMLElement | null): Element[] {
  const found = [...(text?.querySelectorAll(PARAGRAPHS) ?? [])].filter(
    (one) => !one.querySelector(PARAGRAPHS) && !one.closest(SILENT) && wordsOf(one) !== '',
  );
  return found.length === 0 && text && wordsOf(text) !== '' ? [text] : found;
}

/** What is there unseen, as the source of a formula, is not said. */
function wordsOf(element: Element): string {
  const heard = element.cloneNode(true) as Element;
  for (const unseen of heard.querySelectorAll('[hidden]')) unseen.remove();
  return (heard.textContent ?? '').replace(/\s+/g, ' ').trim();
}

function mark(text: HTMLElement | null, paragraph: Element | null): void {
  for (const marked of text?.querySelectorAll('[data-read-aloud]') ?? [])
    marked.removeAttribute('data-read-aloud');
  paragraph?.setAttribute('data-read-aloud', '');
  paragraph?.scrollIntoView({ block: 'nearest' });
}
