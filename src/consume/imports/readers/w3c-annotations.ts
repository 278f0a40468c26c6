/** https://www.w3.org/TR/annotation-model/, and what readers of books make of it. */
import { textOf } from '#sources';
import { type Json, object, several, string } from './json-values.ts';
import { markedBy, type Selected } from './selectors.ts';

/** What was said of one passage, or of a page as a whole. */
export interface Note {
  url: string;
  title: string;
  author?: string;
  tags: string[];
  createdAt: Json;
  words: string;
  selected: Selected;
}

type Of = Record<string, Json>;

/** What all annotations of a set are of, where the set says it: the book. */
interface Book {
  title: string;
  author: string;
}

/**
 * Of one annotation. A page has room for fewer, and says how many of these are too many; but an annotation of
 * thousands of passages with thousands of tags would be their product.
 */
const TAGS_READ_MAX = 100;

export const tagsIn = (all: readonly Json[]): string[] =>
  [...new Set(all.map(string).filter(Boolean))].slice(0, TAGS_READ_MAX);

/** One note for each thing that an annotation is of. */
export function w3cNotes(json: Json): Note[] {
  const roots = Array.isArray(json) ? json.map(object) : [object(json)];
  return roots.flatMap((root) => {
    const about = object(root.about);
    const book = { title: string(about['dc:title']), author: namesIn(about['dc:creator']) };
    return [root, ...several(root.first).map(object)]
      .flatMap((one) => [one, ...[...several(one.items), ...several(one['@graph'])].map(object)])
      .filter((one) => several(one.type ?? one['@type']).includes('Annotation'))
      .flatMap((one) => notesOf(one, book));
  });
}

const namesIn = (creators: Json): string =>
  several(creators)
    .map((one) => string(one) || string(object(one).name))
    .filter(Boolean)
    .join(', ');

function notesOf(one: Of, book: Book): Note[] {
  const bodies = several(one.body ?? one.bodyValue).flatMap(partsOf);
  const isTag = (body: Json): boolean => {
    const purposes = several(object(body).purpose ?? one.motivation);
    return purposes.length === 1 && purposes[0] === 'tagging';
  };
  const said = {
    tags: tagsIn([...bodies.filter(isTag).map(wordsOf), ...bodies.map((body) => object(body).tag)]),
    words: bodies
      .filter((body) => !isTag(body))
      .map(wordsOf)
      .filter((words) => words !== '')
      .join('\n\n'),
    createdAt: one.created,
  };
  return several(one.target)
    .flatMap(partsOf)
    .map((target) => ({
      ...said,
      ...whereIs(target, book),
      selected: markedBy(several(object(target).selector)),
    }));
}

/** Of a choice the first, which is the one that is meant; of any other set all. */
function partsOf(json: Json): Json[] {
  const { type, items } = object(json);
  const isSet = ['Choice', 'Composite', 'List', 'Independents'].includes(string(type));
  if (!isSet) return [json];
  return type === 'Choice' ? several(items).slice(0, 1) : several(items);
}

function whereIs(target: Json, book: Book) {
  const { source, id, 'schema:name': name } = object(target);
  const of = object(source);
  const url = string(target) || string(source) || string(of.id) || string(id);
  const title = string(name) || string(of.name) || string(of.title);
  // What has no address on the web (a book, and its chapters by their files) is known by its title.
  if (book.title !== '' && !/^https?:/iu.test(url)) return { url: '', ...book };
  return { url: url.startsWith('urn:kith:') ? '' : url, title };
}

function wordsOf(body: Json): string {
  const { value, format } = object(body);
  const words = string(body) || string(value);
  return string(format).startsWith('text/html') ? textOf(words) : words;
}
