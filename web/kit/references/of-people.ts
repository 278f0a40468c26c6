import type { Reference } from './reference.ts';

/** Of networks, and of asking and helping. */
export const OF_PEOPLE = {
  'burt-2004': {
    authors: 'Burt',
    year: 2004,
    title: 'Structural holes and good ideas',
    published: 'American Journal of Sociology 110(2), 349–399',
    link: 'https://doi.org/10.1086/421787',
    firm: 'some',
    found:
      'In one firm, people who stood between groups had ideas that were rated better. That the one brings the other was not shown, and it was not about learning.',
  },
  'flynn-2008': {
    authors: 'Flynn and Lake',
    year: 2008,
    title: 'If you need help, just ask: underestimating compliance with direct requests for help',
    published: 'Journal of Personality and Social Psychology 95(1), 128–143',
    link: 'https://doi.org/10.1037/0022-3514.95.1.128',
    firm: 'some',
    found:
      'People who ask directly underestimate, by up to half, how often they are helped. That was found with favours, not with questions about one’s work.',
  },
  'granovetter-1973': {
    authors: 'Granovetter',
    year: 1973,
    title: 'The strength of weak ties',
    published: 'American Journal of Sociology 78(6), 1360–1380',
    link: 'https://doi.org/10.1086/225469',
    firm: 'early',
    found: 'Describes a tie as made of time, intensity, confiding and reciprocity.',
  },
  'levin-2011': {
    authors: 'Levin, Walter and Murnighan',
    year: 2011,
    title: 'Dormant ties: the value of reconnecting',
    published: 'Organization Science 22(4), 923–939',
    link: 'https://doi.org/10.1287/orsc.1100.0576',
    firm: 'some',
    found:
      'Executives asked people whom they had lost touch with for advice: it was as useful as that of current contacts, and often newer.',
  },
  'monica-2018': {
    authors: 'Users of Monica, a program for keeping in touch',
    year: 2018,
    title: 'Stay in touch should be affected by last activity',
    published: 'Issue 1814 of the program; see also issue 321',
    link: 'https://github.com/monicahq/monica/issues/1814',
    firm: 'early',
    found:
      'Asked that reminders follow the contact there really was, and not the calendar alone. A wish of users, no research.',
  },
  'neelen-2018': {
    authors: 'Neelen and Kirschner',
    year: 2018,
    title: 'How to effectively build and leverage a personal learning network (PLN)',
    published: '3-Star learning experiences',
    link: 'https://3starlearningexperiences.wordpress.com/2018/09/04/how-to-effectively-build-and-leverage-a-personal-learning-network-pln/',
    firm: 'early',
    found:
      'Sums up research, and Helen Blunden’s way of building a network: the need comes first, then the question where the people are whom one needs; and both sides profit.',
  },
  'rajagopal-2012': {
    authors: 'Rajagopal, Verjans, Costa and Sloep',
    year: 2012,
    title:
      'People in personal learning networks: analysing their characteristics and identifying suitable tools',
    published: 'Proceedings of the Eighth International Conference on Networked Learning, 252–259',
    link: 'http://www.networkedlearningconference.org.uk/past/nlc2012/abstracts/rajagopal.html',
    firm: 'early',
    found:
      'Names what makes a contact valuable to learners. How much each of these matters we could not read, so Kith puts none above another.',
  },
  'rajagopal-2012-first-monday': {
    authors: 'Rajagopal, Joosten-ten Brinke, Van Bruggen and Sloep',
    year: 2012,
    title:
      'Understanding personal learning networks: their structure, content and the networking skills needed to optimally use them',
    published: 'First Monday 17(1)',
    link: 'http://firstmonday.org/ojs/index.php/fm/article/view/3559/3131',
    firm: 'early',
    found:
      'From literature, interviews and a survey: people build, maintain and activate their network, and their ties are strong, weak or very weak.',
  },
  'sie-2013': {
    authors:
      'Sie, Pataraia, Boursinou, Rajagopal, Margaryan, Falconer, Bitter-Rijpkema, Littlejohn and Sloep',
    year: 2013,
    title:
      'Goals, motivation for, and outcomes of personal learning through networks: results of a tweetstorm',
    published: 'Educational Technology and Society 16(3), 59–75',
    link: 'http://dspace.ou.nl/handle/1820/9245',
    firm: 'early',
    found:
      'People who learn through networks, asked on Twitter, named sharing, feedback, trust and support among what matters in them.',
  },
  'stepper-2015': {
    authors: 'Stepper',
    year: 2015,
    title: 'Working Out Loud: for a better career and life',
    published: 'A book, and a practice of small groups',
    link: 'https://workingoutloud.com',
    firm: 'early',
    found:
      'A practice in which one begins with small things given to those one wants to learn from. We know of no trial of it.',
  },
  'van-rosmalen-2008': {
    authors: 'Van Rosmalen, Sloep, Brouns, Kester, Berlanga, Bitter-Rijpkema and Koper',
    year: 2008,
    title: 'A model for online learner support based on selecting appropriate peer tutors',
    published: 'Journal of Computer Assisted Learning 24(6), 483–493',
    link: 'https://research.ou.nl/en/publications/a-model-for-online-learner-support-based-on-selecting-appropriate',
    firm: 'some',
    found:
      'In two groups of about fifty learners, over eight weeks, questions went to peers chosen by what they know and how much they had been asked, together with texts that fit. Many of the questions were solved.',
  },
  'walter-2015': {
    authors: 'Walter, Levin and Murnighan',
    year: 2015,
    title: 'Reconnection choices: selecting the most valuable (versus most preferred) dormant ties',
    published: 'Organization Science, 2015',
    link: 'http://www.jorgewalter.com/post/3/144',
    firm: 'some',
    found:
      'Of people whom executives had lost touch with, the most useful were those who brought something new and were trustworthy and willing to help. The executives preferred the familiar.',
  },
} as const satisfies Readonly<Record<string, Reference>>;
