interface Saying {
  language: string | null;
  /** Whether this is still what is to be heard. */
  isStill: () => boolean;
  onEnd: () => void;
  /** Nothing can be heard, with what to do about it. */
  onFailed: (why: string) => void;
}

/** Where only these words cannot be said, the next may be. */
const OF_THESE_WORDS = new Set(['text-too-long', 'invalid-argument', 'canceled', 'interrupted']);

const NO_VOICE =
  'Nothing can be read aloud: this browser has no voice that works. Look among the settings of your device for speech or text to speech, and add one.';
const NOT_ALLOWED =
  'This browser does not let Kith read aloud. Allow it sound, then press “Listen”.';

/** Has the browser say one part after the other. */
export function say([part, ...rest]: readonly string[], saying: Saying): void {
  const { language, isStill, onEnd, onFailed } = saying;
  if (!isStill()) return;
  if (part === undefined) {
    onEnd();
    return;
  }
  const utterance = new SpeechSynthesisUtterance(part);
  if (language) {
    utterance.lang = language;
    const short = language.slice(0, 2).toLowerCase();
    const voice = speechSynthesis
      .getVoices()
      .find(({ lang }) => lang.toLowerCase().startsWith(short));
    if (voice) utterance.voice = voice;
  }
  utterance.onend = () => say(rest, saying);
  utterance.onerror = ({ error }) => {
    if (!isStill()) return;
    if (OF_THESE_WORDS.has(error)) say(rest, saying);
    else onFailed(error === 'not-allowed' ? NOT_ALLOWED : NO_VOICE);
  };
  speechSynthesis.speak(utterance);
}
