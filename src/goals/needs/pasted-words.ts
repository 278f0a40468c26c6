/**
 * What adverts and reviews say in every language Kith cuts phrases in (see phrase-words.ts).
 * `opening`: how a demand begins before it names its subject ("proven experience with …").
 * `aside`: headings over what is offered or said about the firm; nobody has to learn that.
 * `asking`: what marks a sentence as a demand or a wish for change.
 */
interface PastedWords {
  readonly opening: string;
  readonly aside: RegExp;
  readonly asking: RegExp;
}

/** Also for languages that are not listed. */
export const ENGLISH: PastedWords = {
  opening: `ability capable experience experienced knowledge skill skills strong proven solid excellent deep thorough
      year years hands-on familiarity familiar proficiency proficient expertise demonstrated responsible responsibility
      responsibilities required requirement preferred preferably desirable minimum least you your yourself candidate ideal
      confident comfortable plus willing willingness will`,
  aside:
    /\b(we offer|our offer|benefits?|perks|about us|about the company|who we are|why join|what you get|compensation|salary|how to apply|equal opportunit)/iu,
  asking:
    /\b(must|need(s|ed)? to|should|could|required?|requires|improve|improvement|more|less|earlier|better|lacks?|missing|struggles?|would like|expect(s|ed)?|responsible|experience|ability|knowledge|you will|learn)\b/iu,
};

export const PASTED_WORDS: Readonly<Record<string, PastedWords>> = {
  en: ENGLISH,
  nl: {
    opening: `ervaring kennis vaardigheid vaardigheden aantoonbare aantoonbaar sterke sterk goede uitstekende ruime jaar jaren
      minimaal minstens verantwoordelijk verantwoordelijkheid jij je jouw bent hebt kunt beschikt bekend vereist pre gewenst
      kandidaat bereid`,
    aside:
      /\b(wij bieden|we bieden|wat bieden|ons aanbod|over ons|wie zijn wij|arbeidsvoorwaarden|salaris|solliciteren|waarom bij ons)/iu,
    asking:
      /\b(moet(en)?|zou|kunnen|vereist|verwachten?|verbeteren|verbetering|meer|minder|eerder|beter|ontbreekt|mist|verantwoordelijk|ervaring|kennis|leren)\b/iu,
  },
  de: {
    opening: `erfahrung erfahrungen kenntnis kenntnisse fähigkeit fähigkeiten fundierte fundiertes gute guter gutes sehr ausgeprägte
      mehrjährige mehrere jahre mindestens verantwortlich verantwortung du dein deine sie ihre bist hast verfügst verfügen
      idealerweise sicherer umgang erforderlich wünschenswert bereitschaft`,
    aside:
      /\b(wir bieten|das bieten wir|unser angebot|über uns|wer wir sind|benefits|deine vorteile|ihre vorteile|gehalt|bewerbung)/iu,
    asking:
      /(?<!\p{L})(muss|müssen|sollte(st|n|t)?|könnte(st|n)?|erforderlich|erwarten|verbessern|mehr|weniger|früher|besser|fehlt|fehlen|verantwortlich|erfahrung|kenntnisse|lernen)(?!\p{L})/iu,
  },
  fr: {
    opening: `expérience connaissance connaissances compétence compétences maîtrise solide solides bonne bonnes excellente excellent
      année années ans minimum moins responsable responsabilité vous votre vos êtes avez serez capacité aptitude exigé exigée
      souhaité souhaitée requis requise`,
    aside:
      /(?<!\p{L})(nous offrons|nous proposons|notre offre|à propos|qui sommes-nous|avantages|rémunération|salaire|pour postuler|pourquoi nous)/iu,
    asking:
      /(?<!\p{L})(devez|devrait|devriez|doit|devra|pourrait|requis|exigée?|améliorer|plus|moins|mieux|manque|attendons|responsable|expérience|connaissances?|maîtrise|apprendre)(?!\p{L})/iu,
  },
  es: {
    opening: `experiencia conocimiento conocimientos habilidad habilidades sólida sólido sólidos sólidas buena bueno buenos excelente
      año años mínimo menos responsable responsabilidad tú tu tus usted su eres tienes serás capacidad dominio requerido
      deseable imprescindible manejo`,
    aside:
      /(?<!\p{L})(ofrecemos|nuestra oferta|qué ofrecemos|sobre nosotros|quiénes somos|beneficios|salario|cómo postular|por qué nosotros)/iu,
    asking:
      /(?<!\p{L})(debes?|debería|deberías|requerido|requiere|imprescindible|mejorar|más|menos|mejor|falta|esperamos|responsable|experiencia|conocimientos?|aprender)(?!\p{L})/iu,
  },
};
