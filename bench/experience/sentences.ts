/**
 * What learners might say went wrong, in plain sentences, each with what they want to be able to do.
 * Written for this measurement, over what is written about in two public communities and in some ninety blogs; none
 * is taken from there.
 */
export interface Told {
  able: string;
  said: readonly string[];
}

/** Asked of the community of people who teach mathematics and of the one on quantum computing. */
export const OF_COMMUNITIES: readonly Told[] = [
  {
    able: 'teach mathematics to students',
    said: [
      'I asked my students a question in class and nobody said anything, I felt I had asked the wrong thing',
      'I gave a proof on the board and most of my students only copied it without following',
      'My students do well in the homework and then fail the exam, I think they copy from each other',
      'I tried to flip my classroom and hardly anybody had watched the videos before',
      'I tutor a girl who says she hates maths and nothing I try motivates her',
      'I mark for whole weekends and still my grading is not fair between sections',
      'My students keep writing that the square root of a sum is the sum of the roots, whatever I say',
      'The strong students are bored and the weak ones are lost in the same tutorial',
      'I explained limits with epsilon and delta and I lost everyone',
      'I let them use calculators and computer algebra and now they cannot do algebra by hand',
      'I made a mistake at the board and did not know what to do in front of the class',
      'Students come to my office hours only the day before the exam',
      'I wanted to give an oral exam and ran out of time with so many students',
      'I put my lectures on slides and they stopped taking notes',
    ],
  },
  {
    able: 'write programs for quantum computers',
    said: [
      'I read about qubits for weeks and still do not understand what entanglement is good for',
      'I tried to simulate thirty qubits on my laptop and ran out of memory',
      'I do not see how Grover’s search can be useful when I have to load the database first',
      'I learned linear algebra long ago and get lost in the bra ket notation',
      'I tried to install Qiskit and my program stopped with an error',
      'I do not understand how error correction works if one cannot copy or measure the qubit',
    ],
  },
];

/** Asked of the people with blogs. */
export const OF_BLOGS: readonly Told[] = [
  {
    able: 'lead a team of engineers',
    said: [
      'I tried to run a retrospective and nobody spoke, I felt I had prepared the wrong questions',
      'I have so many one on ones that I do not get anything else done and my reports still feel unheard',
      'I said yes to everything for months and now I am close to burnout',
      'I gave critical feedback to a colleague and it ended in an argument',
      'My all hands meeting on Zoom was boring and people switched their cameras off',
      'We hired fast and now new engineers leave again after a few months',
    ],
  },
  {
    able: 'speak and write about my work',
    said: [
      'I gave a conference talk, was nervous, ran out of time and skipped my best slides',
      'I wanted to write on my blog every week and gave up after the third post',
      'I started to write a technical book and the chapters never get done',
      'I taught a workshop online and could not see whether anybody followed the live coding',
    ],
  },
  {
    able: 'build software that lasts',
    said: [
      'We updated one dependency and the whole build broke, and I spent days on it',
      'I moved our project to another language and regret the rewrite',
      'My tests are slow and break whenever I change the code, so I stopped writing them',
      'Our container build fails only on the CI server and I cannot reproduce it on my machine',
      'Maintaining my open source project eats my evenings and people only complain',
      'I tried to speed up my Ruby code and made it slower',
    ],
  },
  {
    able: 'analyse data so that others can rely on it',
    said: [
      'My model looked great in cross validation and was useless on new data',
      'I got Excel files from colleagues and spent a week cleaning them before any analysis',
      'My Bayesian model does not converge and I do not know whether the priors are wrong',
      'Nobody could rerun my analysis a year later, not even I',
    ],
  },
];
