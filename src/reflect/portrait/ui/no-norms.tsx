import { Why } from '#kit';

/** What these answers are not. */
export const NoNorms = () => (
  <Why of={['fontana-2015', 'milligan-2015']} about="this portrait">
    The sentences here are our own and were never measured with others, so there is nothing to
    compare them with but your own earlier answers.
  </Why>
);
