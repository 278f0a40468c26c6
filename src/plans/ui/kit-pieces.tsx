import { useState } from 'react';
import { Button, Checkbox } from '#kit';
import type { KitChoices, PassedKit, Piece } from '../kits/schema.ts';
import { PieceWords } from './piece-words.tsx';

const TITLES: Record<Piece['part'], string> = {
  goal: 'The goal',
  questions: 'Questions',
  steps: 'Steps',
  people: 'People',
  sources: 'Sources',
  places: 'Places',
};
const PARTS = Object.keys(TITLES) as Piece['part'][];

export interface Choosing {
  choices: KitChoices;
  /** What was chosen last is not in the pieces yet. */
  isOld: boolean;
  onChange: (choices: KitChoices) => void;
}

/** Everything a kit could hold, as it would go: each can stay, and a text can be another one for this kit. */
export function KitPieces({ pieces, ...choosing }: Choosing & Pick<PassedKit, 'pieces'>) {
  return PARTS.map((part) => {
    const mains = pieces.filter((piece) => piece.part === part && !isDetail(piece));
    if (mains.length === 0) return null;
    return (
      <fieldset key={part} className="kit-pieces">
        <legend>{TITLES[part]}</legend>
        {mains.map((main) => (
          <div key={main.key} className="kit-piece">
            <PieceRow piece={main} {...choosing} />
            <Details of={main} pieces={pieces} {...choosing} />
          </div>
        ))}
      </fieldset>
    );
  });
}

/** A source hangs on its person, but stands in a list of its own. */
const isDetail = ({ key, under }: Piece): boolean => under !== null && key.startsWith(`${under}/`);

function Details({ of, pieces, ...choosing }: Choosing & { of: Piece; pieces: readonly Piece[] }) {
  // A person who stays for want of an address comes with one.
  const isOpen = of.isIn || (of.part === 'people' && !choosing.choices.leaveOut.includes(of.key));
  const details = pieces.filter((piece) => isDetail(piece) && piece.under === of.key);
  if (!isOpen || details.length === 0) return null;
  return (
    <div className="kit-piece-details">
      {details.map((piece) => (
        <PieceRow key={piece.key} piece={piece} {...choosing} />
      ))}
    </div>
  );
}

function PieceRow({ piece, choices, isOld, onChange }: Choosing & { piece: Piece }) {
  const [isWriting, setWriting] = useState(false);
  const reword = (text: string | null) => {
    setWriting(false);
    const { [piece.key]: _, ...others } = choices.words;
    onChange({ ...choices, words: text === null ? others : { ...others, [piece.key]: text } });
  };
  if (isWriting)
    return (
      <PieceWords
        label={`${piece.label}, in words for this kit`}
        text={piece.text}
        onDone={reword}
        onCancel={() => setWriting(false)}
      />
    );
  const words = wordsOf(piece);
  const isTaken = piece.isIn || (isOld && choices.takeIn.includes(piece.key));
  return (
    <div className="kit-piece-row" data-stays={!piece.isIn || undefined}>
      {piece.mayStay && piece.text !== '' ? (
        <Checkbox
          label={words}
          description={piece.note || undefined}
          isChecked={isTaken && !choices.leaveOut.includes(piece.key)}
          onChange={(isIn) => onChange(chosen(choices, piece.key, isIn))}
        />
      ) : (
        <p className="kit-piece-fixed">
          {piece.text === '' ? piece.label : words}
          {piece.note && <span className="check-description">{piece.note}</span>}
        </p>
      )}
      {piece.mayReword && (piece.isIn || piece.text === '') && (
        <Button
          size="s"
          tone="plain"
          aria-label={
            piece.text === '' ? `Write: ${piece.label}` : `Other words for: ${piece.text}`
          }
          onPress={() => setWriting(true)}
        >
          {piece.text === '' ? 'Write' : 'Other words'}
        </Button>
      )}
      {piece.key in choices.words && (
        <Button
          size="s"
          tone="plain"
          aria-label={`As in the plan: ${piece.text}`}
          onPress={() => reword(null)}
        >
          As in the plan
        </Button>
      )}
    </div>
  );
}

/** "Cue: it is Monday": what is one of a kind in its list needs no name. */
function wordsOf({ part, key, label, text, where }: Piece): string {
  const said = key.endsWith('/rule') ? where || text : [text, where].filter(Boolean).join(' · ');
  const isNamed = part === 'goal' || key.split('/').length > 2;
  return isNamed ? `${label}${label.endsWith('…') ? '' : ':'} ${said}` : said;
}

function chosen(choices: KitChoices, key: string, isIn: boolean): KitChoices {
  const [leaveOut, takeIn] = [choices.leaveOut, choices.takeIn].map((keys) =>
    keys.filter((one) => one !== key),
  );
  return {
    ...choices,
    leaveOut: [...(leaveOut ?? []), ...(isIn ? [] : [key])],
    takeIn: [...(takeIn ?? []), ...(isIn ? [key] : [])],
  };
}
