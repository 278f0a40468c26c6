/** Words that tell what stands below a heading, or behind a label. */
interface Sections {
  /** What the work asks: there a short line without an end is an item. */
  readonly asked: RegExp;
  /** What is offered, or told of the firm: nobody has to learn that. */
  readonly aside: RegExp;
  /** What already goes well. */
  readonly praise: RegExp;
  /** What should change: there everything is a need, however it is said. */
  readonly change: RegExp;
}

/**
 * How a language asks something of somebody. Patterns are written with PERSON and ROLE, which stand for
 * whoever the text is about ("she", "Mr Okafor") and for whoever holds the post ("the post holder").
 */
export interface Grammar {
  readonly person: string;
  readonly role: string;
  /** It speaks to the learner: others who are named are not meant. */
  readonly addressing: RegExp;
  /** Words by which a text shows that it is about a post, not about a person. */
  readonly post: string;
  readonly sections: Sections;
  /** A sentence of the firm about itself, a greeting, a closing date; or one that asks for the contrary. */
  readonly skip: readonly RegExp[];
  /** What one has or has not (a degree, a licence) or is given (a pension). */
  readonly given: RegExp;
  /** "She should", "we would like you to", "responsible for": what follows is the need. */
  readonly leads: readonly string[];
  /** "You", "the post holder": what is plainly told of them is what the work asks. */
  readonly tells: readonly string[];
  /** "Experience with …", up to where the skill ends. */
  readonly skill: RegExp;
  /** "… is a plus": what stands before it is asked for. */
  readonly wanted: RegExp;
  /** "Too long", "rarely": what nobody says as praise. */
  readonly critical: RegExp;
  /** "But": what follows is another matter. */
  readonly contrast: RegExp;
  /** Worn off the front ("5 years of", "proven") and the end ("preferred") of a need. */
  readonly front: RegExp;
  readonly end: RegExp;
  /** "And", "or". */
  readonly joining: RegExp;
  /** A word with which no line ends ("of", "the"): what follows belongs to it. */
  readonly open: RegExp;
  /** What is demanded and yet nothing to learn: to hold a licence, to join the firm. */
  readonly idle: RegExp;
  /** Whether here, after a comma or an "and", a new thing to do begins, as `first` began the first. */
  begins(words: readonly string[], at: number, first: string): boolean;
  /** Whether a sentence tells somebody to do something by its first word alone. */
  orders(part: string): boolean;
  /** Whether a line begins with something to do. */
  isDoing(word: string): boolean;
  /** Whether a word is a verb in the form of the first. */
  isLike(word: string, first: string): boolean;
  /** A need, as one says it of oneself: "leads …" becomes "lead …". */
  plain(need: string): string;
  /** The name of a tool alone, as what one does with it; `isProper`: it is a name and no word. */
  tool(need: string, isProper: (word: string) => boolean): string;
  readonly someone: string;
  /** Before a name. */
  readonly titles: string;
  /** "Dear Sam," in front of a sentence. */
  readonly greeting: RegExp;
}
