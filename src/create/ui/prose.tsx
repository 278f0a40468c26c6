import { type MouseEvent, useEffect, useMemo, useState } from 'react';
import { useGo } from '#kit';
import { type HtmlOptions, htmlOf } from '../markdown/index.ts';
import './prose.css';

type MathOf = NonNullable<HtmlOptions['maths']>;

const OWN_PICTURES = '/api/v1/attachments';

/** A text in Markdown as it is read. Formulas are set once their program is there. */
export function Prose({
  markdown,
  resolve,
  picturesAt = OWN_PICTURES,
}: {
  markdown: string;
  resolve?: HtmlOptions['resolve'];
  /** Where the pictures of the text are, when they are somebody else's. */
  picturesAt?: string;
}) {
  const go = useGo();
  const maths = useMaths(markdown.includes('$'));
  const html = useMemo(
    () =>
      htmlOf(markdown, { resolve, maths }).replaceAll(
        `src="${OWN_PICTURES}/`,
        `src="${picturesAt}/`,
      ),
    [markdown, resolve, maths, picturesAt],
  );
  const onClick = (event: MouseEvent) => {
    const address = insideAddress(event);
    if (address === null) return;
    event.preventDefault();
    go(address);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the links inside it are what is pressed.
    // biome-ignore lint/a11y/useKeyWithClickEvents: Enter on a link is a click too.
    <div
      className="prose"
      onClick={onClick}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: `htmlOf` gives safe HTML, whatever the text says; its tests try.
      dangerouslySetInnerHTML={{ __html: html }}
    />
  );
}

/** Where a plain press on a link leads inside Kith: there the page need not be loaded anew. */
function insideAddress(event: MouseEvent): string | null {
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null;
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  const address = link?.getAttribute('href') ?? '';
  return address.startsWith('/') ? address : null;
}

let fetched: MathOf | undefined;

/** Fetches the program for formulas. Without a network they stay as written. */
export async function fetchMaths(): Promise<MathOf | undefined> {
  try {
    fetched ??= (await import('../markdown/maths.ts')).mathOf;
  } catch {
    return undefined;
  }
  return fetched;
}

function useMaths(isWanted: boolean): MathOf | undefined {
  const [mathOf, setMathOf] = useState(() => fetched);
  useEffect(() => {
    if (isWanted && !mathOf) void fetchMaths().then((maths) => setMathOf(() => maths));
  }, [isWanted, mathOf]);
  return mathOf;
}
