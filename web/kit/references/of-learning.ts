import type { Reference } from './reference.ts';

/** Of goals, plans, and how one learns. */
export const OF_LEARNING = {
  'bisra-2018': {
    authors: 'Bisra, Liu, Nesbit, Salimi and Winne',
    year: 2018,
    title: 'Inducing self-explanation: a meta-analysis',
    published: 'Educational Psychology Review 30(3), 703–725',
    link: 'https://doi.org/10.1007/s10648-018-9434-x',
    firm: 'firm',
    found:
      'Learners who were asked to explain to themselves what they studied learned more than those who were not (g .55).',
  },
  'epton-2017': {
    authors: 'Epton, Currie and Armitage',
    year: 2017,
    title:
      'Unique effects of setting goals on behavior change: systematic review and meta-analysis',
    published: 'Journal of Consulting and Clinical Psychology 85(12), 1182–1198',
    link: 'https://doi.org/10.1037/ccp0000260',
    firm: 'firm',
    found:
      'To set a goal helped somewhat (d .34), and more where the goal was public or that of a group.',
  },
  'fontana-2015': {
    authors: 'Fontana, Milligan, Littlejohn and Margaryan',
    year: 2015,
    title: 'Measuring self-regulated learning in the workplace',
    published: 'International Journal of Training and Development 19(1), 32–52',
    link: 'https://doi.org/10.1111/ijtd.12046',
    firm: 'some',
    found:
      'A questionnaire on how people steer their learning at work, tried with 170 people in finance: its five scales were reliable.',
  },
  'gollwitzer-2009': {
    authors: 'Gollwitzer, Sheeran, Michalski and Seifert',
    year: 2009,
    title: 'When intentions go public: does social reality widen the intention–behavior gap?',
    published: 'Psychological Science 20(5), 612–618',
    link: 'https://doi.org/10.1111/j.1467-9280.2009.02336.x',
    firm: 'some',
    found:
      'In four experiments, people did less for what they wanted to become once others had taken notice of it.',
  },
  'harkin-2016': {
    authors: 'Harkin, Webb, Chang, Prestwich, Conner, Kellar, Benn and Sheeran',
    year: 2016,
    title:
      'Does monitoring goal progress promote goal attainment? A meta-analysis of the experimental evidence',
    published: 'Psychological Bulletin 142(2), 198–229',
    link: 'https://doi.org/10.1037/bul0000025',
    firm: 'firm',
    found:
      'People who were brought to look at how far they had come reached their goals somewhat more often (d .40), more so when they wrote it down or told others.',
  },
  'latimier-2021': {
    authors: 'Latimier, Peyre and Ramus',
    year: 2021,
    title:
      'A meta-analytic review of the benefit of spacing out retrieval practice episodes on retention',
    published: 'Educational Psychology Review 33(3), 959–987',
    link: 'https://doi.org/10.1007/s10648-020-09572-8',
    firm: 'firm',
    found:
      'What is recalled with pauses between is kept better than what is recalled as often in a row (g .74). It mattered little whether the pauses grew or stayed alike.',
  },
  'littlejohn-2012': {
    authors: 'Littlejohn, Milligan and Margaryan',
    year: 2012,
    title: 'Charting collective knowledge: supporting self-regulated learning in the workplace',
    published: 'Journal of Workplace Learning 24(3), 226–238',
    link: 'https://doi.org/10.1108/13665621211209285',
    firm: 'early',
    found:
      'After 462 answers to a survey and 29 interviews, the authors propose to tie goals at work to people, to material and to the goals of others. We know of no test of it.',
  },
  'milligan-2014': {
    authors: 'Milligan, Littlejohn and Margaryan',
    year: 2014,
    title: 'Workplace learning in informal networks',
    published: 'Journal of Interactive Media in Education 2014(1), 6',
    link: 'https://doi.org/10.5334/2014-06',
    firm: 'early',
    found:
      'Describes how professionals learn in networks: they consume, create, connect and contribute. How much of each is good for anybody was not studied.',
  },
  'milligan-2015': {
    authors: 'Milligan, Fontana, Littlejohn and Margaryan',
    year: 2015,
    title: 'Self-regulated learning behaviour in the finance industry',
    published: 'Journal of Workplace Learning 27(5), 387–402',
    link: 'https://doi.org/10.1108/JWL-02-2014-0011',
    firm: 'some',
    found:
      'Among 170 people in finance, how much they valued what they learnt, how they went about it and how they judged it themselves went together with how much they learnt at work.',
  },
  'pan-2018': {
    authors: 'Pan and Rickard',
    year: 2018,
    title: 'Transfer of test-enhanced learning: meta-analytic review and synthesis',
    published: 'Psychological Bulletin 144(7), 710–756',
    link: 'https://doi.org/10.1037/bul0000151',
    firm: 'firm',
    found:
      'To test oneself also helps with new tasks (d .40), most with questions about applying it. The effect shrinks when unpublished studies are allowed for.',
  },
  'rhodes-2011': {
    authors: 'Rhodes and Tauber',
    year: 2011,
    title:
      'The influence of delaying judgments of learning on metacognitive accuracy: a meta-analytic review',
    published: 'Psychological Bulletin 137(1), 131–148',
    link: 'https://doi.org/10.1037/a0021705',
    firm: 'firm',
    found:
      'How sure people say they are fits better with what they still know when they are asked some time after learning, rather than right away (g .93). To say so hardly improves memory itself (g .08).',
  },
  'seijts-2004': {
    authors: 'Seijts, Latham, Tasa and Latham',
    year: 2004,
    title:
      'Goal setting and goal orientation: an integration of two different yet related literatures',
    published: 'Academy of Management Journal 47(2), 227–239',
    link: 'https://doi.org/10.5465/20159574',
    firm: 'some',
    found:
      'In a demanding simulation, people with a specific learning goal did better than those with a performance goal or a vague one.',
  },
  'sheeran-2024': {
    authors: 'Sheeran, Listrom and Gollwitzer',
    year: 2024,
    title:
      'The when and how of planning: meta-analysis of the scope and components of implementation intentions in 642 tests',
    published: 'European Review of Social Psychology 36, 162–194',
    link: 'https://doi.org/10.1080/10463283.2024.2334563',
    firm: 'firm',
    found:
      'Who decides beforehand “if this happens, then I do that” does more of what they meant to, with small to medium effects (d .27 to .66): most when one wants the goal and has gone through the plan in mind.',
  },
  'wang-2021': {
    authors: 'Wang, Wang and Gai',
    year: 2021,
    title:
      'A meta-analysis of the effects of mental contrasting with implementation intentions on goal attainment',
    published: 'Frontiers in Psychology 12, 565202',
    link: 'https://doi.org/10.3389/fpsyg.2021.565202',
    firm: 'firm',
    found:
      'To think through wish, outcome, obstacle and plan has a small effect (g .34; .28 with a page to fill in alone), which may be overstated, as studies that find nothing are published less.',
  },
  'zimmerman-2002': {
    authors: 'Zimmerman',
    year: 2002,
    title: 'Becoming a self-regulated learner: an overview',
    published: 'Theory Into Practice 41(2), 64–70',
    link: 'https://doi.org/10.1207/s15430421tip4102_2',
    firm: 'some',
    found:
      'A model in wide use: one plans, acts and looks back, and where one then puts the cause shapes what one does next.',
  },
} as const satisfies Readonly<Record<string, Reference>>;
