import { Highlight } from '#kit';
import type { KeptPassage } from '../library/schema.ts';

const SAID: Readonly<Record<KeptPassage['of'], string>> = {
  takeaway: 'What you take from it: ',
  highlight: 'You marked: ',
  note: 'You noted: ',
  text: '',
};

/** The words by which something kept was found, marked, with whose they are. */
export const PassageKept = ({ passage: { of, text, marks } }: { passage: KeptPassage }) => (
  <>
    {SAID[of]}
    <Highlight text={text} ranges={marks.map(({ start, end }) => [start, end])} />
  </>
);
