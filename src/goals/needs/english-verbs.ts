/** What people do at work, as adverts and reviews say it. Told apart from nouns by this list alone. */
const BASES =
  `accept achieve acquire act adapt address adjust administer adopt advance advise advocate agree align
  allocate analyse analyze answer anticipate appear apply appoint appraise approve argue arrange articulate ask assess
  assign assist assure attend audit author automate avoid balance be become begin block book break brief bring build
  calculate calm campaign care carry catalogue chair challenge champion change check choose clarify classify clean close
  coach code collaborate collect come commission communicate compare compile complain complete comply compose conduct
  configure consult contact contribute control convert construct convey convince cook coordinate co-ordinate cope correct counsel cover craft
  create critique cultivate curate cut deal debrief debug decide deepen defend define delegate deliver demonstrate deploy
  deputise deputize describe design detect determine develop devise diagnose digitise direct discuss dispense disseminate
  distribute document dominate draft draw drive earn edit educate embed empower enable encourage end enforce engage
  enhance ensure escalate establish estimate evaluate examine execute expand experiment explain explore express extend
  facilitate feed file finalise find finish fix focus follow forecast form formulate foster fundraise gain gather
  generate get give go grade grasp grow guide handle hand harmonise help hire hold host identify illustrate implement
  improve increase influence inform initiate innovate inspect inspire install instruct integrate interact interpret interrupt
  interview introduce invest investigate invite involve iterate join judge keep know land launch lead learn lecture let
  liaise lift link listen litigate lobby look maintain make manage map mark market master measure mediate meet mentor
  migrate minimise mitigate model moderate modernise monitor motivate move navigate negotiate network notice nurture observe
  obtain onboard open operate optimise optimize orchestrate order organise organize originate oversee own pair participate
  partner pass pay perform persuade pick pilot pitch place plan play prepare prescribe present prevent price prioritise
  prioritize process procure produce program programme promote propose prospect protect prototype prove provide publish
  purchase push put question quote raise read recognise recommend reconcile record recruit redesign reduce refactor refer
  refine reflect register regulate rehearse release rely remove reorganise repair replace reply report represent research
  resolve respond restructure retain review revise rewrite roll rotate run say scale schedule scope scrutinise secure seek
  segment select sell send serve set shadow shape share ship show simplify sketch slow solve source speak specify spend
  spot stand start stay steer stimulate stop strengthen structure study submit summarise summarize supervise supply support
  surface survey sustain take talk teach tell test think tidy track train transform translate travel treat triage
  troubleshoot trust try turn understand undertake update use validate value verify visit visualise wait win work
  write yield`
    .trim()
    .split(/\s+/u);

export type Form = 'base' | 'third' | 'gerund' | 'past';

const thirdOf = (base: string) => {
  if (/(?:s|x|z|ch|sh|o)$/u.test(base)) return `${base}es`;
  return /[^aeiou]y$/u.test(base) ? `${base.slice(0, -1)}ies` : `${base}s`;
};

const DOUBLING = new Set(
  'begin cut debug get let map plan program put refer run set ship spot stop submit transfer win'.split(
    ' ',
  ),
);

const gerundOf = (base: string) => {
  if (DOUBLING.has(base)) return `${base}${base.at(-1)}ing`;
  return /[^e]e$/u.test(base) && base !== 'be' ? `${base.slice(0, -1)}ing` : `${base}ing`;
};

const IRREGULAR =
  `build built|lead led|run ran|write wrote|speak spoke|teach taught|hold held|give gave|take took|win won|make made`
    .split('|')
    .map((pair) => pair.split(' '));

const pastOf = (base: string) => {
  if (DOUBLING.has(base)) return `${base}${base.at(-1)}ed`;
  if (base.endsWith('e')) return `${base}d`;
  return /[^aeiou]y$/u.test(base) ? `${base.slice(0, -1)}ied` : `${base}ed`;
};

/** What each form of a listed verb is a form of. */
const LISTED = new Map<string, { base: string; form: Form }>([
  ...BASES.map((base) => [pastOf(base), { base, form: 'past' as const }] as const),
  ...IRREGULAR.map(([base = '', past = '']) => [past, { base, form: 'past' as const }] as const),
  ...BASES.map((base) => [gerundOf(base), { base, form: 'gerund' as const }] as const),
  ...BASES.map((base) => [thirdOf(base), { base, form: 'third' as const }] as const),
  ...BASES.map((base) => [base, { base, form: 'base' as const }] as const),
]);

/** A word as a verb, where it is a form of a listed one. */
export function verbOf(word: string): { base: string; form: Form } | null {
  return LISTED.get(word.toLowerCase().replace(/[,.;:]+$/u, '')) ?? null;
}
