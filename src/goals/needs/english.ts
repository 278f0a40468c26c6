import { type Form, verbOf } from './english-verbs.ts';
import { CRITICAL, GIVEN, SECTIONS, SKIP } from './english-words.ts';
import type { Grammar } from './grammar.ts';

const OFTEN =
  '(?:(?:also|now|then|first|really|particularly|regularly|always|still|all|typically|ideally) )*';
const SHALL = `(?:will|'ll|shall|should|must|could|can|might|would|'d)`;
const AFTER_SHALL = `(?:(?:need|have|want|wish|be expected|be able|be asked|be required|learn how) to |(?:benefit|gain) from |be responsible for |be (?=\\p{L}+ing )|be )?`;
const DESIRED =
  'required|essential|desirable|desired|preferred|expected|needed|welcome|an advantage|an asset|a plus|a bonus|a must|advantageous|useful|helpful';

/** What adverts praise a skill with. */
const DULL =
  'at least|minimum|a minimum of|ideally|some|proven|demonstrable|demonstrated|solid|strong|excellent|good|very|deep|thorough|sound|extensive|relevant|first|significant|previous|prior|and|the|an?|as well as|also|or|even|to';
const YEARS =
  "(?:\\d+|one|two|three|four|five|six|seven|ten)(?:\\s?[-–+]\\s?\\d*| to \\w+| or more)? years?'?(?: of)?";

const bare = (word: string | undefined) => (word ?? '').toLowerCase().replace(/[,.;:]+$/u, '');
const ADVERB = /ly$|^(?:also|then|often|never|always|rarely|seldom|sometimes)$/u;
const OBJECT =
  /^(?:any\p{L}*|the|a|an|our|their|his|her|its|your|this|these|all|each|every|new|other|others|them|it)$/u;

const FORMS: readonly [Form, RegExp][] = [
  ['gerund', /ing$/u],
  ['third', /[^s]s$/u],
];

/** The form of a verb, listed or, by its ending, most likely. */
function formOf(word: string): Form | null {
  return verbOf(word)?.form ?? FORMS.find(([, ending]) => ending.test(bare(word)))?.[0] ?? null;
}

/** "Lead reviews and mentor juniors": a listed verb of the same form, or one with an object behind it. */
function begins(words: readonly string[], at: number, first: string): boolean {
  if (/^(?:you|they|he|she|will|should|must)$/u.test(bare(words[at]))) return true;
  const begun = ADVERB.test(bare(first)) && verbOf(first) === null ? (words[1] ?? '') : first;
  const place = ADVERB.test(bare(words[at])) && verbOf(words[at] ?? '') === null ? at + 1 : at;
  const word = words[place] ?? '';
  const isLast = place >= words.length - 1;
  const form = formOf(begun) ?? 'base';
  const verb = verbOf(word);
  if (verb) return verb.form === form && (!isLast || form !== 'base');
  const next = bare(words[place + 1]);
  if (form === 'base') return /^\p{Ll}/u.test(word) && !LINKING.test(word) && OWN_OBJECT.test(next);
  return formOf(word) === form && !isLast && OBJECT.test(next);
}

/** "…, cost a menu": behind a comma only something to do has an object of its own. */
const OWN_OBJECT = /^(?:an?|our|their|your)$/u;
const LINKING =
  /^(?:as|at|by|for|from|in|into|of|on|to|with|within|without|via|like|plus|per|about|after|before|during|over|under|through|than|both|either|such|not|including|whether|if|when|where|while|who|which|that|is|are|was|were|be|has|have|had|half|quite|rather|what|all)$/u;

/** "Leads …" and "leading …" as "lead …"; "incident reviews" and "Questions were …" stay. */
function plain(need: string): string {
  const words = need.split(' ');
  const at = ADVERB.test(bare(words[0])) ? 1 : 0;
  const verb = verbOf(words[at] ?? '');
  const next = bare(words[at + 1]);
  if (!verb || next === '' || NO_OBJECT.test(next)) return need;
  if (isSubject(words.slice(at))) return need;
  if (verb.form === 'past' && !OBJECT.test(next)) return need;
  const joined = JOINING.test(next) ? verbOf(words[at + 2] ?? '') : null;
  const both = joined?.form === verb.form ? words.with(at + 2, joined.base) : words;
  const isBase = verb.form === 'base';
  const said = both.with(at, isBase ? (words[at] ?? '') : verb.base).join(' ');
  return said.charAt(0).toLowerCase() + said.slice(1);
}

/** "Questioning stayed with …" tells what a thing did. */
const isSubject = ([first = '', next = '', behind = '']: readonly string[]) =>
  verbOf(first)?.form === 'gerund' &&
  verbOf(next)?.form === 'past' &&
  /^(?:with|to|on|in|at|from|for|by|off|down|up|out|too|very)$/u.test(behind);

const NO_OBJECT =
  /^(?:is|are|was|were|should|could|will|need|needs|of|on|from|came|took|has|had|does|skills?|experience)$/u;
const JOINING = /^(?:and|or|&)$/u;
const LANGUAGE =
  /^(?:English|Dutch|German|French|Spanish|Italian|Portuguese|Polish|Turkish|Arabic|Mandarin|Chinese|Japanese|Welsh|Irish|Swedish|Danish|Norwegian|Finnish|Greek|Russian|Ukrainian|Hindi|Urdu)$/u;
const TIME =
  /^(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)$/u;
const LAW = /\b(?:Act|Code|Law|Directive|Regulations?|GDPR|Constitution)\b/u;

/** "Kubernetes experience" as "use Kubernetes". */
function tool(need: string, isProper: (word: string) => boolean): string {
  const name = need.replace(/ (?:experience|skills?)$/u, '');
  const words = name.split(' ');
  const isName = words.length <= 3 && words.every((word) => /^[\p{Lu}\d]/u.test(word));
  if (!isName || words.some((word) => LANGUAGE.test(word) || TIME.test(word)) || !isProper(name))
    return need;
  return `${LAW.test(name) ? 'know' : 'use'} ${name}`;
}

/** "Involve engineers earlier": it begins with what to do, and is no subject ("Work is …"). */
const orders = (part: string) => {
  const [first = '', next = ''] = part.split(' ');
  return verbOf(first)?.form === 'base' && next !== '' && !NO_OBJECT.test(bare(next));
};

export const english: Grammar = {
  person: `you|she|he|they|I|we all|he or she|she or he|everyone|(?:someone|somebody|a person|a colleague) who`,
  role: `(?:the |an? |our |your )?(?:[\\p{L}-]+ ){0,4}?(?:role|job|post|position|post[- ]?holder|candidates?|applicants?|appointee|incumbent|associate|nurse|head|lead|adviser|advisor|officer|manager|engineer|designer|developer|analyst|researcher|teacher|lecturer|assistant|consultant|coordinator|director|librarian|curator|editor|worker|specialist|scientist|architect|lawyer|successful person|person appointed)(?: of [\\p{L} ]{3,30}?)?`,
  addressing: /\b(?:you|your)\b/iu,
  post: '\\b(?:post[- ]?holder|candidates?|applicants?|we are looking for|wanted|vacancy|person specification|job description)\\b',
  sections: SECTIONS,
  skip: SKIP,
  given: GIVEN,
  leads: [
    `(?:PERSON ?)?(?:would|'d) ${OFTEN}(?:like|love|want|prefer|have liked|have loved|welcome|appreciate) (?:to see |it if |for )?(?:(?:PERSON|her|him|them) )?(?:${SHALL} )?(?:to )?`,
    `(?:want|wants|expect|expects|need|ask|asked|encourage|encouraged|advise|advised|trust|invite) (?:PERSON|her|him|them)(?: both)? to ${AFTER_SHALL}`,
    `(?:suggest|recommend|propose|agreed|wish)(?: that)? (?:PERSON)(?: ${SHALL})? ${AFTER_SHALL}`,
    `(?:would|'d) (?:help|be (?:good|great|nice|lovely|helpful|useful))[^.,]{0,30} (?:if|for|to see) (?:PERSON) (?:could |to )?`,
    `(?:benefit|gain)s? from (?:PERSON )?`,
    `(?:PERSON|ROLE) ?${SHALL} ${OFTEN}${AFTER_SHALL}`,
    `(?:PERSON|ROLE)(?: |(?='))${OFTEN}(?:needs?|ha(?:s|ve)|had|want|wants|hopes?|plans?|ought|aims?|(?:is |are |'re |'s )(?:expected|asked|required|encouraged)) to (?:be able to )?`,
    `(?:PERSON)(?: has|'s| have|'ve) never `,
    `^(?:could|can|would|will) you (?:please |also )?`,
    `(?:responsib(?:le|ility) for(?! (?:what|which|whom)\\b)|responsibilities (?:include|are)|accountable for|in charge of|(?:duties|tasks) (?:include|are)|(?:job|role|post|work) (?:involves?|includes?|requires?|entails?)) `,
    `(?:ability|able|willing|willingness|capacity|readiness|desire|eager|eagerness|prepared|keen|expected|required|asked|encouraged) to `,
    `(?:tasks?|job|role|duty|focus|aim) (?:is|will be) to `,
    `(?:looking for|seek|seeking) [^.;,]{2,60}? who (?:can|will|could) `,
    `(?:need|want|seek|looking for) (?:someone|somebody|a person|a colleague) to `,
    `^needs to (?:be able to )?`,
    `^work (?:more |harder )?on (?=\\p{L}+ing )`,
    `^(?:please|also,?|and|then|so|remember to|try to|aim to|make sure to|start to|(?:going forward|in future|from now on|next (?:year|quarter|term)|in the coming \\p{L}+),?) `,
    `^we (?:expect|require|need|seek|ask for|look for|are looking for) (?=.*\\b(?:experience|years|skills|knowledge|solid|strong|good)\\b)`,
    `^(?:you|candidates|applicants)(?:'ve| have|'re| are| bring| know|'ll bring| need)? (?=(?:got )?(?:[\\w']+ ){0,4}?(?:experience|knowledge|skills|\\d|years|comfortable|confident|fluent|curious|familiar|experienced|strong|solid|good|shipped|built|led|managed))`,
  ],
  tells: [
    `^(?:(?!you |they |he |she )[^,]{0,50}, |(?:besides (?:that|this)|in addition|additionally|there|here) )?(?:you|they|he or she|she or he|he|she) ${OFTEN}(?=\\p{Ll})(?!are\\b|is\\b|was\\b|were\\b|has\\b|have\\b|had\\b|do\\b|did\\b|need|get\\b|hold an?\\b)`,
    `^(?:[^,]{0,50}, )?(?:ROLE) ${OFTEN}(?=\\p{Ll}+s )(?!is\\b|was\\b|has\\b|does\\b|offers\\b)`,
  ],
  skill:
    /\b(?:(?:experience|experienced|knowledge|understanding|command|familiarity|familiar|grasp|confidence|appreciation|exposure|interest|proficiency|proficient|background|expertise|track record|record|skills?) (?:with|of|in|working)) (?!the job\b)[^.;]+|\b\d+\+? years'? \p{L}+ing [^.;]+|\b[\p{L}\d+#./-]+(?: [\p{L}-]+)? (?:experience|skills?|qualification)\b/iu,
  wanted: new RegExp(
    `^(.+?),? (?:(?:(?:is|are|would be|will be) (?:an? )?(?:strongly |highly )?(?:${DESIRED})\\b(?! to)|(?:is|are) part of (?:your|the|our) |would (?:also )?(?:help|speed|encourage|make|improve)\\b).*|(?:strongly |highly )?(?:${DESIRED})|helps?)$`,
    'iu',
  ),
  critical: CRITICAL,
  contrast:
    /\s*(?:,? but(?! not\b)|,? although|,? though|,? yet|, while|, whereas|, so(?= (?:could|can|would|please|you)\b)|(?<! (?:of|in|with)) and(?: have)?(?= (?:experience|knowledge) (?:in|of|with) ))\s+|\s+[–—]\s+/iu,
  front: new RegExp(
    `^(?:and |or )?(?:(?:you|they|he|she) )?(?:(?:will|should|must) (?:be )?)?(?:have (?=[^,]*(?:skills?|experience|knowledge|understanding)))?(?:(?:${DULL}) (?!in\\b|at\\b|of\\b))*(?:${YEARS} )?(?:(?:relevant|professional|practical|proven|solid|strong|good|the|an?|hands-on(?! with)) )*(?:(?:command|record|track record) of |experience (?:in|with|of)?\\s*(?=[a-z]+ing )|ability to )?`,
    'iu',
  ),
  end: new RegExp(
    `(?:,? (?:is|are|would be)? ?(?:an? )?(?:${DESIRED})| now that .*| where necessary| if it happens| at least (?:once|twice)| too| though| as well| again| please)+$`,
    'iu',
  ),
  joining: /^(?:and|or|&|then)$/iu,
  open: /^(?:and|or|&|a|an|the|of|to|in|on|at|by|for|from|with|as|into|our|your|their|his|her|its|this|that|who|which|be|is|are|not|will|must|should)$/iu,
  idle: new RegExp(
    `^(?:(?:do )?(?:have|hold|need|possess) .*(?:${GIVEN.source})|join (?:our|us|the|a)\\b)`,
    'iu',
  ),
  begins,
  orders,
  isLike: (word, first) => {
    const form = verbOf(word)?.form;
    return form !== undefined && form === verbOf(first)?.form;
  },
  tool,
  isDoing: (word) => (verbOf(word)?.form ?? 'past') !== 'past',
  plain,
  someone: 'someone',
  titles: 'Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Madam',
  greeting: /^(?:hi|hello|hey|dear|good (?:morning|afternoon))\b[^,!.]{0,40}[,!.]\s*/iu,
};
