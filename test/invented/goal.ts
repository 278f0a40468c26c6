/** The goal of the invented member. */
export const GOAL = {
  need: 'Our releases break production and nobody dares to deploy on Fridays. Taking one back costs an hour.',
  able: 'release our web service several times a day without fear',
  questions: [
    'database migrations without downtime',
    'roll back a bad release quickly',
    'find out from monitoring that a release is bad',
  ],
  evidence: 'Three releases in a row on a Friday, none rolled back by hand',
  confidence: 35,
  minutesPerWeek: 90,
};
