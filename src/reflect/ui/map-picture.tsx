import { Fragment } from 'react';
import { C_WORDS, cellWords, PHASE_WORDS } from '../behaviours/cell-rules.ts';
import type { MapView } from '../behaviours/schema.ts';
import { seedsOf } from './seeds.ts';

type Cell = MapView['cells'][number];

interface MapPictureProps {
  map: MapView;
  /** The period in words, for the caption. */
  caption: string;
  onOpen: (cell: Cell) => void;
}

const ROWS = Object.keys(PHASE_WORDS) as Cell['phase'][];
const COLUMNS = Object.keys(C_WORDS) as Cell['c'][];

/** The twelve cells: a table to the ear, seed heads to the eye. Each seed is one behaviour. */
export function MapPicture({ map, caption, onOpen }: MapPictureProps) {
  const cellAt = (c: string, phase: string) =>
    map.cells.find((cell) => cell.c === c && cell.phase === phase);
  return (
    <table className="map">
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          {COLUMNS.map((c) => (
            <th key={c} scope="col">
              <span className="map-head">{C_WORDS[c].name}</span>
              <span className="map-head-meaning">{C_WORDS[c].meaning}</span>
            </th>
          ))}
        </tr>
      </thead>
      {ROWS.map((phase) => (
        <tbody key={phase}>
          <tr className="map-phase">
            <th colSpan={COLUMNS.length} scope="rowgroup">
              <span className="map-head">{PHASE_WORDS[phase].name}</span>{' '}
              <span className="map-head-meaning">{PHASE_WORDS[phase].meaning}</span>
            </th>
          </tr>
          <tr>
            {COLUMNS.map((c) => {
              const cell = cellAt(c, phase);
              return (
                <td key={c}>
                  {cell && (
                    <MapCell
                      cell={cell}
                      isNext={isAt(map.next, cell)}
                      onOpen={() => onOpen(cell)}
                    />
                  )}
                </td>
              );
            })}
          </tr>
        </tbody>
      ))}
    </table>
  );
}

const isAt = (one: { c: string; phase: string } | null, cell: Cell) =>
  one !== null && one.c === cell.c && one.phase === cell.phase;

function MapCell({ cell, isNext, onOpen }: { cell: Cell; isNext: boolean; onOpen: () => void }) {
  const { title } = cellWords(cell);
  return (
    <button
      type="button"
      className="map-cell"
      data-state={cell.count > 0 ? 'lived' : isNext ? 'next' : 'open'}
      onClick={onOpen}
    >
      <SeedHead count={cell.count} isNext={isNext} />
      <span className="map-cell-title">{title}</span>
      <span className="map-cell-count">
        {timesWords(cell.count)}
        {isNext && <span className="visually-hidden">, the next step is here</span>}
      </span>
    </button>
  );
}

/** How often, in words. */
export function timesWords(count: number): string {
  if (count === 0) return 'open';
  if (count === 1) return 'once';
  if (count === 2) return 'twice';
  return `${count.toLocaleString('en')} times`;
}

const GROUND = 47;
const SEED = 2.5;

function SeedHead({ count, isNext }: { count: number; isNext: boolean }) {
  return (
    <svg className="seed-head" viewBox="-50 -50 100 100" aria-hidden="true">
      <circle className="seed-ground" r={GROUND} />
      {seedsOf(count).map(({ x, y, age }) => (
        <circle key={`${x} ${y}`} className="seed" cx={x} cy={y} r={SEED} opacity={0.5 + age / 2} />
      ))}
      {isNext && (
        <Fragment>
          <circle className="seed-next" r="9" />
          <path className="seed-next-sign" d="M-4 0H4M0 -4V4" />
        </Fragment>
      )}
    </svg>
  );
}
