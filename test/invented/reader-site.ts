import type { Site } from './site.ts';

const WORDS =
  'A rollback that nobody rehearsed is a hope, and hopes are slow at three in the morning. ';
const PARAGRAPHS = Array.from(
  { length: 8 },
  (_, at) => `<p>Part ${at + 1}. ${WORDS.repeat(3)}</p>`,
).join('');

/** Somebody whose entries hold all that a text can hold. */
export const READER_SITE: Site = {
  host: 'inesreads.example',
  name: 'Ines Reads',
  title: 'Ines reads aloud',
  about: 'On reading what runs.',
  entries: [
    {
      title: 'On rollbacks, in brief',
      daysAgo: 1,
      text: 'A rollback that nobody rehearsed is a hope …',
      article: `${PARAGRAPHS}<figure><img src="/whole.svg" alt="How long it took" width="320" height="180"><figcaption>Minutes by month</figcaption></figure>`,
    },
    {
      title: 'Seen and heard',
      daysAgo: 2,
      text: 'What I saw and heard this week.',
      html: `${PARAGRAPHS}
<p><img src="https://inesreads.example/chart.svg" alt="A rising line" width="320" height="180"></p>
<p><img src="https://gone.example/gone.png" alt="A picture that is gone" width="600" height="400"></p>
<iframe src="https://www.youtube.com/embed/dQw4w9WgXcQ"></iframe>
<p><audio src="https://inesreads.example/talk.mp3" controls></audio></p>
<p>A note<a href="#fn1" id="ref1">1</a> at the foot, and \\(x^2 + y^2 = z^2\\) as it was typed.</p>
<p>The loss $L$ falls, and costs $5 a month.</p>
<pre><code>const veryLong = "${'a line that is longer than any phone is wide '.repeat(4)}";</code></pre>
<table><tr><th>Month</th><th>Minutes it took until everything ran again</th><th>Who was there</th></tr><tr><td>May</td><td>41</td><td>Ines</td></tr></table>
<p id="fn1">1. The foot itself. <a href="#ref1">Back</a></p>`,
    },
    {
      title: 'A third one',
      daysAgo: 3,
      text: 'Short words on something else: kettles, and why they sing at seven.',
    },
  ],
};
