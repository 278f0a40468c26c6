import type { Source } from './read-source.ts';
import { isTest } from './rooms.ts';

/** Where what was found stands, each finding once and with its source. */
const THEIR_PLACE = 'web/kit/references/';
const SHOWN = /^(src|web)\/.*\.tsx?$/;

/** How a finding is told: an effect, a kind of study, people compared with others. */
const TOLD =
  /(?<![\p{L}.])[dg] \.\d\d|meta-?analys[ie]s|\b(?:studies|research|experiments?) (?:shows?|suggests?|found|finds?|says?)\b|\b(?:was|were) found (?:that|with|among)\b|\b(?:people|learners) who [^.]{1,80}\b(?:did|do|had|have|learn\w*|reach\w*|underst\w+)\b [^.]{0,30}\b(?:more|less|better|longer)\b[^.]{0,20} than\b/iu;
/** What is said of people or of learning in general, without a number: it needs a source as much. */
const GENERAL =
  /\b(?:people|learners|colleagues|who \p{Ll}+) (?:rarely|seldom|often|usually|mostly|hardly ever|tend to|know more|forget|remember)\b|\b(?:is|are|becomes?) (?:often|usually|mostly|rarely|seldom) (?:new|better|worse|easier|harder|wrong)\b|\b(?:works?|learns?|sticks?|keeps?) better\b|\bbecomes? easier\b/iu;
/** Somebody and a year, as one cites. */
const CITED = /\p{Lu}\p{L}+ (?:and|&) (?:others|\p{Lu}\p{L}+),? \(?(?:19|20)\d\d/u;

/** Statements of research outside of the references: nobody could look up what they rest on. */
export function findingOffences(source: Source): string[] {
  if (!SHOWN.test(source.file) || isTest(source.file) || source.file.startsWith(THEIR_PLACE))
    return [];
  const shown = source.code.replace(/\s+/gu, ' ');
  return [TOLD, GENERAL, CITED].flatMap((pattern) => {
    const told = pattern.exec(shown)?.[0];
    return told
      ? [`${source.file}: "${told}": a finding stands in ${THEIR_PLACE}, and <Why of=…> shows it`]
      : [];
  });
}

/** References behind no "Why?". */
export function idleReferences(ids: readonly string[], sources: readonly Source[]): string[] {
  const used = new Set(
    sources
      .filter(({ file }) => file.endsWith('.tsx') && !file.startsWith(THEIR_PLACE) && !isTest(file))
      .flatMap(({ texts }) => texts.map(({ text }) => text)),
  );
  return ids.filter((id) => !used.has(id));
}
