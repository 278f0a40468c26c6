import { type MouseEvent, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { type MathOf, showFormulas } from './formulas.ts';
import { hasFormulas } from './formulas-in.ts';
import { readable } from './readable.ts';
import './entry.css';

const FROM_RIGHT = /^(?:ar|dv|fa|he|iw|ku|ps|sd|ug|ur|yi)\b/i;

interface EntryTextProps {
  html: string;
  language?: string | null;
  /** Where it is published: what has a player of its own there can be played here, too. */
  player?: string | null;
  /** Brings what reads TeX, when there is some. */
  maths?: () => Promise<MathOf>;
}

/** The text of an entry, or of what was kept of one. */
export function EntryText({ html, language = null, player = null, maths }: EntryTextProps) {
  const readableHtml = useMemo(() => readable(html, player), [html, player]);
  const article = useRef<HTMLElement>(null);
  useBrokenImages(article);
  const mathOf = useMaths(html, maths);
  // In place: what plays or is marked meanwhile stays.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another text has formulas of its own.
  useLayoutEffect(() => {
    if (mathOf && article.current) showFormulas(article.current, mathOf);
  }, [mathOf, readableHtml]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: what is pressed is a button inside, which keys press too.
    <article
      className="entry-text"
      ref={article}
      onClick={loadPlayer}
      lang={language ?? undefined}
      dir={language === null ? 'auto' : FROM_RIGHT.test(language) ? 'rtl' : 'ltr'}
      // The only place that shows foreign HTML. The server has sanitised it, last, with an
      // allow-list; routes.test.ts walks the whole road from a hostile feed.
      // biome-ignore lint/security/noDangerouslySetInnerHtml: see above
      dangerouslySetInnerHTML={{ __html: readableHtml }}
    />
  );
}

/** What reads TeX is large: it comes when there is some, and never where it cannot be had. */
function useMaths(html: string, maths: EntryTextProps['maths']): MathOf | undefined {
  const [mathOf, setMathOf] = useState<MathOf>();
  const isNeeded = maths !== undefined && hasFormulas(html);
  useEffect(() => {
    if (!isNeeded) return;
    let isHere = true;
    maths().then(
      (made) => isHere && setMathOf(() => made),
      () => {},
    );
    return () => {
      isHere = false;
    };
  }, [isNeeded, maths]);
  return mathOf;
}

/** Puts a player in the place of the button that asks for it; before, its host hears nothing. */
function loadPlayer(event: MouseEvent): void {
  const button = event.target instanceof Element ? event.target.closest('button') : null;
  const player = button?.dataset.player;
  if (!button || !player) return;
  const frame = document.createElement('iframe');
  const isOwn = player.startsWith('/');
  frame.src = player;
  frame.title = button.textContent ?? '';
  frame.dataset.what = isOwn && player.endsWith('audio') ? 'audio' : 'video';
  frame.allow = 'fullscreen; encrypted-media; picture-in-picture';
  // Players of others are programs, and some refuse whoever does not say on which site they stand.
  frame.setAttribute(
    'sandbox',
    isOwn ? '' : 'allow-scripts allow-same-origin allow-popups allow-presentation',
  );
  frame.referrerPolicy = isOwn ? 'no-referrer' : 'origin';
  button.replaceWith(frame);
  frame.focus();
}

/** An image that does not come is marked, so that it takes no more room than its words. */
function useBrokenImages(article: { current: HTMLElement | null }): void {
  useLayoutEffect(() => {
    const within = article.current;
    const mark = ({ target }: Event) => {
      if (!(target instanceof HTMLImageElement)) return;
      target.dataset.broken = '';
      target.removeAttribute('width');
      target.removeAttribute('height');
    };
    // Errors of images do not bubble.
    within?.addEventListener('error', mark, true);
    return () => within?.removeEventListener('error', mark, true);
  }, [article]);
}
