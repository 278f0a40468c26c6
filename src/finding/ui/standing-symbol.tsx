import type { Standing } from './words.ts';

const symbols: Record<Standing, string> = { yes: '●', hint: '◐', no: '–', unknown: '?' };

/** The symbol of the coverage matrix, everywhere. The words beside it say the same. */
export function StandingSymbol({ standing }: { standing: Standing }) {
  return (
    <span className="matrix-symbol" data-state={standing} aria-hidden="true">
      {symbols[standing]}
    </span>
  );
}
