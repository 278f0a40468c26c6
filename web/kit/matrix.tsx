import { Fragment, type ReactNode, useId } from 'react';

export interface MatrixCell {
  /** Gives the symbol and the colour: ● yes, ◐ hint, – no, ? unknown. */
  state: 'yes' | 'hint' | 'no' | 'unknown';
  /** The same in words: "yes, you decided", "12 entries, last one in May". */
  words: string;
  /** Shown under the symbol, a word or a number. */
  note?: string | undefined;
  onPress?: (() => void) | undefined;
}

export interface MatrixLine {
  id: string;
  label: ReactNode;
  /** A heading above the first row of each group (rows only). */
  group?: string | undefined;
}

export interface MatrixProps {
  caption: string;
  isCaptionHidden?: boolean | undefined;
  /** Names the row headers: "Criterion or question". */
  corner: string;
  rows: readonly MatrixLine[];
  columns: readonly MatrixLine[];
  cell: (rowId: string, columnId: string) => MatrixCell;
  /** A last column, such as what the row comes to; and its heading. */
  summary?: { label: string; of: (rowId: string) => ReactNode } | undefined;
}

const symbols = { yes: '●', hint: '◐', no: '–', unknown: '?' };
const legend = { yes: 'yes', hint: 'a hint', no: 'no', unknown: 'unknown' };
const states = ['yes', 'hint', 'no', 'unknown'] as const;

/** A table of who covers what. It scrolls by itself on narrow screens; the page does not. */
export function Matrix(props: MatrixProps) {
  const { caption, corner, rows, columns, cell, summary } = props;
  const id = useId();
  return (
    <figure className="matrix">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: keyboards must be able to scroll it. */}
      <section className="matrix-scroll" aria-labelledby={id} tabIndex={0}>
        <table>
          <caption id={id} className={props.isCaptionHidden ? 'visually-hidden' : undefined}>
            {caption}
          </caption>
          <thead>
            <tr>
              <th scope="col" className="matrix-corner">
                {corner}
              </th>
              {columns.map((column) => (
                <th scope="col" key={column.id}>
                  {column.label}
                </th>
              ))}
              {summary && <th scope="col">{summary.label}</th>}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, at) => (
              <Fragment key={row.id}>
                {row.group && row.group !== rows[at - 1]?.group && (
                  <tr className="matrix-group">
                    <th colSpan={columns.length + (summary ? 2 : 1)} scope="colgroup">
                      <span>{row.group}</span>
                    </th>
                  </tr>
                )}
                <tr>
                  <th scope="row">{row.label}</th>
                  {columns.map((column) => (
                    <td key={column.id}>
                      <Cell {...cell(row.id, column.id)} />
                    </td>
                  ))}
                  {summary && <td className="matrix-summary">{summary.of(row.id)}</td>}
                </tr>
              </Fragment>
            ))}
          </tbody>
        </table>
      </section>
      <figcaption className="matrix-legend">
        {states.map((state) => (
          <span key={state}>
            <span className="matrix-symbol" data-state={state} aria-hidden="true">
              {symbols[state]}
            </span>{' '}
            {legend[state]}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}

function Cell({ state, words, note, onPress }: MatrixCell) {
  const content = (
    <>
      <span className="matrix-symbol" data-state={state} aria-hidden="true">
        {symbols[state]}
      </span>
      {note && (
        <span className="matrix-note" aria-hidden="true">
          {note}
        </span>
      )}
      <span className="visually-hidden">{words}</span>
    </>
  );
  if (!onPress)
    return (
      <span className="matrix-cell" title={words}>
        {content}
      </span>
    );
  return (
    <button type="button" className="matrix-cell" title={words} onClick={onPress}>
      {content}
    </button>
  );
}
