import { useQueryClient } from '@tanstack/react-query';
import { Badge, Checkbox, Link } from '#kit';
import { call, refresh, sayNotDone } from '#web-api';
import { addressOf, C_WORDS, CELL_WORDS, PHASE_WORDS } from '../behaviours/cell-rules.ts';
import type { KitView } from '../tools/schema.ts';
import { type CellKit, cellKit } from './cell-kit.ts';
import { timesWords } from './map-picture.tsx';

type Cell = KitView['wanted'][number];
type Phase = Cell['phase'];

/** Cell by cell: what serves it, whether one wants to live it, and what other tools of the kind there are. */
export function ToolCells({ kit }: { kit: KitView }) {
  const want = useWant(kit);
  return (
    <>
      {(Object.keys(PHASE_WORDS) as Phase[]).map((phase) => (
        <section key={phase} className="tools">
          <h2>{PHASE_WORDS[phase].name}</h2>
          <ul className="tool-cells">
            {CELL_WORDS.filter((words) => words.phase === phase).map((words) => (
              <li key={words.c} className="tool-cell">
                <h3>
                  {words.title} <span className="tool-kind">{C_WORDS[words.c].name}</span>
                </h3>
                <Served kit={cellKit(kit, words)} screens={words.screens} />
                <Checkbox
                  label="I want to do this more"
                  isChecked={isWanted(kit, words)}
                  onChange={() => void want(words)}
                />
              </li>
            ))}
          </ul>
        </section>
      ))}
      <p className="tool-note">
        The tools named here are ones that many know, by the alphabet. Kith gains nothing by any of
        them.
      </p>
    </>
  );
}

const isSame = (a: Cell, b: Cell) => a.c === b.c && a.phase === b.phase;
const isWanted = (kit: KitView, cell: Cell) => kit.wanted.some((one) => isSame(one, cell));

function Served({
  kit,
  screens,
}: {
  kit: CellKit;
  screens: (typeof CELL_WORDS)[number]['screens'];
}) {
  return (
    <dl className="tool-served">
      <dt>Yours</dt>
      <dd>
        {kit.own.length === 0 ? (
          <span className="tool-kind">{kit.isGap ? 'Nothing in your kit yet' : 'None named'}</span>
        ) : (
          kit.own.map(({ name, count }) => (
            <Badge key={name}>
              {name}
              {count > 0 && ` · ${timesWords(count)}`}
            </Badge>
          ))
        )}
        {kit.isGap && <Badge tone="accent">A gap you may fill</Badge>}
      </dd>
      <dt>In Kith</dt>
      <dd>
        {screens.map((screen) => (
          <Link key={screen.label} href={addressOf(screen, null)}>
            {screen.label}
          </Link>
        ))}
        {kit.inKith > 0 && <span className="tool-kind">{timesWords(kit.inKith)}</span>}
      </dd>
      <dt>Others</dt>
      <dd>
        <details className="tool-others" open={kit.isGap}>
          <summary>{kit.others.map(({ name }) => name).join(', ')}</summary>
          <ul>
            {kit.others.map(({ kind, name, words, examples }) => (
              <li key={kind}>
                <b>{name}.</b> {words}{' '}
                {examples.length > 0 && `For example ${examples.join(', ')}.`}
              </li>
            ))}
          </ul>
        </details>
      </dd>
    </dl>
  );
}

/** Wanting a cell, or no more. It says itself whether it is, so it needs no message. */
function useWant(kit: KitView) {
  const client = useQueryClient();
  return async (cell: Cell) => {
    const { c, phase } = cell;
    const cells = isWanted(kit, cell)
      ? kit.wanted.filter((one) => !isSame(one, cell))
      : [...kit.wanted, { c, phase }];
    client.setQueryData<KitView>(['tools'], { ...kit, wanted: cells });
    try {
      await call('PUT', '/tools/wanted', { cells });
    } catch (error) {
      sayNotDone(error);
    }
    await refresh(client, '/tools');
  };
}
