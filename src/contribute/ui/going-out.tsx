import { type ReactNode, useState } from 'react';
import { TextArea, TextField } from '#kit';
import type { Words } from '../redaction/outgoing-rules.ts';
import type { GoingOut } from '../redaction/schema.ts';
import { ByHandActs, type ByHandProps } from './look-through.tsx';

interface GoesOutProps {
  words: Words;
  stays: GoingOut['stays'];
  preview: (text: string) => ReactNode;
}

/** A version exactly as others will read it, and what of the note stays with its writer. */
export function GoesOut({ words, stays, preview }: GoesOutProps) {
  return (
    <>
      <article className="share-preview" aria-label="What others will read">
        <h3>{words.title.trim() || 'Untitled'}</h3>
        {words.text.trim() === '' ? <p>Nothing is left of the text.</p> : preview(words.text)}
      </article>
      <p className="share-stays">{staysWords(stays)}</p>
    </>
  );
}

function staysWords({ tags, people, hasGoal, hasSource }: GoingOut['stays']): string {
  const kept = [
    ...(hasGoal ? ['its goal'] : []),
    ...(tags > 0 ? [tags === 1 ? 'its tag' : `its ${tags} tags`] : []),
    ...(people > 0 ? ['the people it is about'] : []),
    ...(hasSource ? ['where it came from'] : []),
    'where its links lead',
    'its earlier versions',
  ];
  return `This and your name go out, nothing else. With you stay ${kept.slice(0, -1).join(', ')} and ${kept.at(-1)}.`;
}

/** Other words by hand; they are looked through like the first. */
export function ByHand({ words, isBusy, onDone, onLeave }: ByHandProps<Words>) {
  const [changed, setChanged] = useState(words);
  return (
    <>
      <TextField
        label="Title"
        value={changed.title}
        onChange={(title) => setChanged({ ...changed, title })}
        lengthMax={300}
      />
      <TextArea
        label="Text"
        lines={14}
        value={changed.text}
        onChange={(text) => setChanged({ ...changed, text })}
      />
      <ByHandActs isBusy={isBusy} onDone={() => onDone(changed)} onLeave={onLeave} />
    </>
  );
}
