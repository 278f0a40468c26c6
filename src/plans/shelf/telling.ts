/**
 * Words by which somebody tells how they came to be able to do something. A heuristic, shown with the
 * sentence that it found, so that the reader can judge.
 */
const TELLING = [
  // English
  "(?:how|what|things|lessons?) (?:i|we)(?:'ve| have)? (?:learn(?:ed|t)|wish(?:ed)?|got (?:into|better|started)|became|started)",
  "what (?:i|we) wish (?:i|we|somebody|someone) (?:had|'d|would have)",
  'wish (?:i|we) had known',
  'lessons? (?:learn(?:ed|t)|from|in)',
  'retrospectives?',
  'looking back',
  '(?:my|our) (?:journey|path|road|story)',
  "mistakes (?:i|we)(?: have|'ve)? made",
  '(?:two|three|four|five|ten|\\d+) (?:years|months) (?:of|in|later|on)',
  '(?:a|one) (?:year|month) (?:in|later)',
  'post-?mortem',
  'if (?:i|we) (?:had to|could) start (?:again|over)',
  'my younger self',
  // Dutch
  'wat (?:ik|we) (?:heb(?:ben)? )?geleerd',
  'terugblik',
  'lessen (?:uit|van)',
  'hoe ik (?:heb )?leerde',
  'achteraf gezien',
  // German
  'was (?:ich|wir) gelernt habe?n?',
  'rückblick',
  'erfahrungen (?:mit|aus)',
  'lehren aus',
  'fehler,? die (?:ich|wir)',
  // French
  "ce que (?:j'ai|nous avons) appris",
  "retour d'expérience",
  'rétrospective',
  "comment j'ai (?:appris|commencé)",
  // Spanish
  'lo que (?:he aprendido|aprendí|hemos aprendido|aprendimos)',
  'retrospectiva',
  'lecciones (?:aprendidas|de)',
  'cómo aprendí',
];
const PATTERN = new RegExp(`(?<![\\p{L}\\p{N}])(?:${TELLING.join('|')})(?![\\p{L}\\p{N}])`, 'iu');

const SENTENCES_MAX = 60;
export const SENTENCE_CHARS_MAX = 220;

/** The first sentence, of the title or the beginning of the text, that tells of learning; null when none does. */
export function tellingSentence(title: string, text: string): string | null {
  const sentences = [title, ...text.split(/(?<=[.!?…])\s+/u).slice(0, SENTENCES_MAX)];
  const found = sentences.find((sentence) => PATTERN.test(sentence.replaceAll('’', "'")));
  return found === undefined ? null : cut(found.trim());
}

const cut = (sentence: string): string =>
  sentence.length <= SENTENCE_CHARS_MAX
    ? sentence
    : `${sentence.slice(0, SENTENCE_CHARS_MAX).toWellFormed().trimEnd()}…`;
