import { Why } from '#kit';

/** What these answers are not. */
export const NoNorms = () => (
  <Why
    source="Fontana and others, 2015; Milligan and others, 2015"
    firm="some"
    about="this portrait"
  >
    Questionnaires cover these sides of learning at work, and some of them (what it is worth, how
    one goes about it, looking at what came of it) went along with how much people learned. The
    sentences here are our own and were never measured with others, so there is nothing to compare
    them with but your own earlier answers.
  </Why>
);
