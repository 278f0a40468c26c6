import {
  CUE_CHARS_MAX,
  METHOD_CHARS_MAX,
  STEP_CHARS_MAX,
  TOOL_CHARS_MAX,
} from '../steps/limits.ts';
import type { StepView } from '../steps/schema.ts';
import type { Facts, KnownPerson } from './gather.ts';
import { opennessOf } from './public-address.ts';
import { NAME_CHARS_MAX, type Piece, QUESTION_CHARS_MAX, TEXT_CHARS_MAX } from './schema.ts';
import type { Mask } from './staying.ts';

/** A piece before it is chosen, reworded and masked. */
export interface Raw {
  key: string;
  part: Piece['part'];
  label: string;
  /** As the plan has it. */
  own: string;
  under?: string;
  where?: string;
  /** Whether it goes unless somebody says otherwise: yes. */
  isUsual?: boolean;
  mayStay?: boolean;
  /** The most that may be written instead; addresses and rules are not reworded. */
  charsMax?: number;
  note?: string;
}

export const ADDRESSES = ['site', 'feed', 'fediverse'] as const;
/** As a place has it. */
const WHY_CHARS_MAX = 2_000;
const ADDRESS_LABELS = { site: 'Site', feed: 'Feed', fediverse: 'Fediverse' } as const;
const DOUBTFUL = 'It may be a link that is a key itself. Let it go only if everybody may open it.';
const OWN_WHY = 'Your own “why go” stays with you. Write one for this kit if you like.';
const OF_WORK = 'It may say more of your workplace than is for others.';
const OF_DAYS = 'When and where you act may tell of your days.';

/** Whether it goes unasked. */
export const isOpen = (kind: (typeof ADDRESSES)[number], address: string): boolean =>
  kind === 'fediverse' || opennessOf(address) === 'public';

export function goalRaws({ goal }: Facts): Raw[] {
  const charsMax = TEXT_CHARS_MAX;
  const all: Omit<Raw, 'part'>[] = [
    { key: 'able', label: 'To be able to', own: goal.able, mayStay: false },
    { key: 'need', label: 'The need', own: goal.need, isUsual: false, note: OF_WORK },
    { key: 'evidence', label: 'How one will know', own: goal.evidence },
  ];
  return all
    .filter(({ own }) => own !== '')
    .map((raw) => ({ ...raw, part: 'goal', charsMax }) satisfies Raw);
}

export const questionRaws = ({ goal }: Facts): Raw[] =>
  goal.questions.map(({ id, text }) => ({
    key: `question/${id}`,
    part: 'questions',
    label: 'Question',
    own: text,
    charsMax: QUESTION_CHARS_MAX,
  }));

/** What of the people, sources and places is there, by key. */
type Known = (key: string) => Piece | undefined;

export function stepRaws({ steps }: Facts, mask: Mask, known: Known): Raw[] {
  return steps.flatMap((step) => {
    const key = `step/${step.id}`;
    const main: Raw = {
      key,
      part: 'steps',
      label: 'Step',
      own: step.text,
      where: withWhom(step, known),
      charsMax: STEP_CHARS_MAX,
    };
    const details = detailsOf(step, mask).filter(({ own }) => own !== '');
    return [
      main,
      ...details.map(
        (one): Raw => ({ ...one, key: `${key}/${one.key}`, part: 'steps', under: key }),
      ),
    ];
  });
}

function detailsOf(step: StepView, mask: Mask): Omit<Raw, 'part'>[] {
  const { cue, action, method, tool, address, recurrence, recurrenceWords } = step;
  return [
    { key: 'cue', label: 'If …', own: cue, isUsual: false, charsMax: CUE_CHARS_MAX, note: OF_DAYS },
    { key: 'action', label: 'Then I …', own: action, isUsual: false, charsMax: CUE_CHARS_MAX },
    { key: 'method', label: 'How', own: method, charsMax: METHOD_CHARS_MAX },
    { key: 'tool', label: 'Tool', own: tool, charsMax: TOOL_CHARS_MAX },
    { key: 'address', label: 'Address', ...addressRaw(address, mask) },
    {
      key: 'rule',
      label: 'Again and again',
      own: withoutEnd(recurrence ?? ''),
      where: recurrence?.includes('UNTIL') ? '' : recurrenceWords,
    },
  ];
}

/** A kit holds no date: a rule goes on. */
const withoutEnd = (rule: string): string =>
  rule
    .split(';')
    .filter((part) => !part.startsWith('UNTIL='))
    .join(';');

/** Who and what goes with a step, by name. */
function withWhom({ person, place, source }: StepView, known: Known): string {
  const links: [string, string, number | undefined][] = [
    ['with', 'person', person?.id],
    ['at', 'place', place?.id],
    ['reading', 'source', source?.id],
  ];
  return links
    .flatMap(([how, kind, id]) => {
      const piece = known(`${kind}/${id}`);
      return piece?.isIn ? [`${how} ${piece.text || piece.where}`] : [];
    })
    .join(', ');
}

/** An address, empty when it cannot go; one that may be a key goes only when asked for. */
function addressRaw(address: string, mask: Mask): Pick<Raw, 'own' | 'isUsual' | 'note'> {
  if (address === '' || mask.isStaying(address)) return { own: '' };
  return opennessOf(address) === 'public'
    ? { own: address }
    : { own: address, isUsual: false, note: DOUBTFUL };
}

export function personRaws({ people }: Facts): Raw[] {
  return people
    .filter(({ isPublic }) => isPublic)
    .flatMap((person) => {
      const key = `person/${person.id}`;
      const main: Raw = {
        key,
        part: 'people',
        label: 'Person',
        own: person.name,
        charsMax: NAME_CHARS_MAX,
      };
      return [main, ...addressRaws(person, key)];
    });
}

function addressRaws(person: KnownPerson, key: string): Raw[] {
  return ADDRESSES.filter((kind) => person[kind] !== '').map((kind) => ({
    key: `${key}/${kind}`,
    part: 'people',
    under: key,
    label: ADDRESS_LABELS[kind],
    own: person[kind],
    isUsual: isOpen(kind, person[kind]),
    note: isOpen(kind, person[kind]) ? '' : DOUBTFUL,
  }));
}

/** What those publish who go; a source without a title is known by its address. */
export function sourceRaws({ sources }: Facts, mask: Mask): Raw[] {
  return sources
    .filter(({ url }) => !mask.isStaying(url))
    .map(({ id, title, url, personId }) => ({
      key: `source/${id}`,
      part: 'sources',
      under: `person/${personId}`,
      label: 'Source',
      own: title || url,
      where: url,
      charsMax: NAME_CHARS_MAX * 2,
      isUsual: opennessOf(url) === 'public',
      note: opennessOf(url) === 'public' ? '' : DOUBTFUL,
    }));
}

export function placeRaws({ places }: Facts, mask: Mask): Raw[] {
  return places.flatMap(({ id, name, kind, address, why }) => {
    const key = `place/${id}`;
    const under = { part: 'places' as const, under: key };
    const main: Raw = { key, part: 'places', label: kind, own: name, charsMax: NAME_CHARS_MAX };
    const where = {
      ...under,
      key: `${key}/address`,
      label: 'Address',
      ...addressRaw(address, mask),
    };
    const words = {
      ...under,
      key: `${key}/why`,
      label: 'Why go',
      own: '',
      charsMax: WHY_CHARS_MAX,
    };
    return [
      main,
      ...(where.own === '' ? [] : [where]),
      { ...words, note: why === '' ? '' : OWN_WHY },
    ];
  });
}
