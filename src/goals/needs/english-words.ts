import { anyOf } from './any-of.ts';

/** Headings, and labels in front of a line. */
export const SECTIONS = {
  asked: anyOf(String.raw`
    tasks?, dut(?:y|ies), responsibilit\w+, requirements?, skills?, profile, you(?:'ll| will)? (?:do|bring|need|have|be doing),
    essential, desirable, nice to have, must[- ]haves?, competenc\w+, specification, expectations?, the job involves`),
  aside: anyOf(String.raw`
    offer, benefits?, perks, about (?:us|the (?:company|firm|team)), who (?:we|you) are, why (?:join|work|us),
    what you(?:'ll)? (?:get|love|enjoy), in it for you, get in return, compensation, salary, pay, how to apply, equal opportunit\w*, the trust,
    our (?:story|values), location, contact, the (?:firm|company|organi[sz]ation), next (?:observation|meeting|review|appointment|visit|date), clos(?:es|ing)(?: date)?, report(?:s|ing) to, employment type`),
  praise: anyOf(
    `strengths?, went well, goes well, keep doing, doing well, positives?, achievements?, highlights, praise, proud`,
  ),
  change: anyOf(String.raw`
    improve\w*, better, change, develop(?:ment)?, next steps?, stop doing, start doing, start, stop, grow(?:th)?, goals?,
    actions?, agreed, objectives?, weakness\w*, concerns?, work on, (?:like|want|wish) to learn, (?:was|were|is|more) (?:more )?difficult, difficulties`),
};

/** Sentences about money, dates and the firm, thanks, and what is not asked. */
export const SKIP = [
  anyOf(String.raw`
    salar\w+, pension, annual leave, per annum, equal opportunit\w*, closing date, applications? close,
    apply (?:by|before|now|online), your cv, founded in, established in, was founded, since (?:19|20)\d\d, employs,
    visitors a year, competitive (?:package|pay|rate), relocat\w+, car allowance, (?:is|are) based in, rated outstanding,
    caring culture, friendly culture, unlimited coffee, bonus and, commission, kind regards, best wishes, thank(?:s| you),
    congratulations, well done, love you, proud of, no longer, nobody, no one, contract is, collective agreement, pay follows, other (?:ad[- ]hoc )?(?:duties|tasks)`),
  /^(?:we|our)(?:'re| are| value| offer| pay| have been| believe| have (?!agreed))\b(?! looking| seeking)/iu,
  /^you(?:'ll| will)? (?:get(?! to)|receive|enjoy|do well|deserve|have (?:passed|settled|done)|made)\b/iu,
  /^(?:i|we) know\b/iu,
  /^(?:contact|join|apply|send|visit|call|e-?mail|keep (?:being|up|it up|doing))\b/iu,
];

export const GIVEN = anyOf(String.raw`
  degrees?, diploma, (?:fully |newly )?qualified, dbs, level \d, certificates?, award, bachelor\w*, master's, ph\.?d, registered, registration, licen[cs]e, salar\w+, holidays?, days off,
  time off, annual leave, pension, parking, laptop, bonus, insurance, gym, office, flexible, equity, allowance, pro rata,
  discounts?, culture, remote, based in, relocat\w+, [£€$]\s?\d.*`);

/** What nobody says as praise. */
export const CRITICAL = anyOf(String.raw`
  too (?!valued)\p{L}+, rarely, seldom, hardly, never, not, \p{L}+n't, tends?, tended, struggl\w+, avoid(?:s|ed|ing)?,
  lack(?:s|ed|ing)?, miss(?:es|ed|ing), dominat\w+, interrupt(?:s|ed|ing)?, ignor(?:es|ed|ing), forg[eo]ts?, fail(?:s|ed)?,
  (?:find|finds|found) it, unclear, unsure, inconsistent\w*, rush(?:ed|es), overloaded, confus\w+, hesita\w+, reluctant\w*,
  hard to, difficult\w*, weak\w*, poor\w*, slow\w*, vague\w*, defensive\w*, impatient\w*, micromanag\w+,
  over(?:complicates?|promises?|runs?|ran), talks? over, cuts? \p{L}+ off, complain(?:s|ed)?, procrastinat\w+,
  quiet(?! colleagues), unprepared, disorgani[sz]ed, messy, incomplete, loses?, lost, withdraws?, needs?, could be,
  could have been, late, overlook\w*, neglect\w*, dismiss\w*, blam(?:es|ed), abrupt\w*, harsh\w*, delay(?:s|ed),
  took (?:too )?long, unanswered, limited, stuck, gaps?, refus\w+, resist\w*, thin, shallow, superficial\w*, narrow,
  careless\w*, sloppy, distracted, passive\w*, silent, rigid\w*, inflexible, stubborn, unrealistic\w*, unreliable, ambiguous,
  repetitive, dense, cluttered, monoton\w+, mumbl\w+, monopoli[sz]\w+, hold(?:s|ing) (?:him|her|you|them|me) back,
  instead of, rather than, overwhelm\w*, undone, nervous, shy, leaves .+ to (?:others|us|me)`);
