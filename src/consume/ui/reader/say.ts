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
/** What can be mended otherwise than with another voice. */
const WHY: Record<string, string> = {
  'not-allowed': 'This browser does not let Kith read aloud. Allow it sound, then press “Listen”.',
  network:
    'This voice speaks by way of the network, and that could not be reached. Look whether you have a connection, then press “Listen”; a voice of your device needs none.',
  'audio-busy': 'Something else on this device uses the sound. Stop it, then press “Listen” again.',
};

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
    else onFailed(WHY[error] ?? NO_VOICE);
  };
  speechSynthesis.speak(utterance);
}
