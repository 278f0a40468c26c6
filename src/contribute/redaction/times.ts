/** Days, parts of them and months, as they stand with a capital in a text: "Fridays", "Montagnachmittag", "januari". Folded. */
const DAYS = [
  '(?:mon|tues|wednes|thurs|fri|satur|sun)days?',
  '(?:(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|sonnabend)(?:s|e|en)?',
  '(?:(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|sonnabend)s?(?:fruh|morgen|vormittag|mittag|nachmittag|abend|nacht)s?',
  '(?:maan|dins|woens|donder|vrij|zater|zon)dag(?:s|en|ochtend|ochtends|middag|middags|avond|avonds|nacht)?',
  '(?:lun|mar|mercre|jeu|vendre|same)dis?|dimanches?',
  'lunes|martes|miercoles|jueves|viernes|sabados?|domingos?',
  'lunedi|martedi|mercoledi|giovedi|venerdi|sabat[oi]|domeni(?:ca|che)',
  'segunda|terca|quarta|quinta|sexta',
];
/** Shortened: neither those that are names of people too (Jan, Jun, Mo, Di), nor words. */
const SHORT = 'tues?|thurs?|fri|feb|apr|aug|sept?|okt|oct|nov|dez|dec';
/** Those that are given names or words as well (April, May, June, August) stand with these. */
const MONTHS =
  '(?:januar[yi]?|februar[yi]?|marz|march|mai|maart|juni|juli|july|janvier|fevrier|mars|avril|juin|juillet|aout|septemb(?:er|re)|o[kc]tob(?:er|re)|novemb(?:er|re)|de[cz]emb(?:er|re)|enero|febrero|marzo|abril|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre|augustus)s?';
const FEASTS =
  'christmas|xmas|easter|thanksgiving|halloween|ramadan|eid|hanukkah|diwali|weihnacht(?:en|s\\p{L}*)?|oster[ns]?|ostern|pfingsten|silvester|advent|kerst(?:mis)?|pasen|pinksteren|paques|toussaint|navidad|natale';
/** Quarters and halves of a year. */
const PARTS = '[qh][1-4]';

const TIME = new RegExp(`^(?:${[...DAYS, SHORT, MONTHS, FEASTS, PARTS].join('|')})$`, 'u');

export const isTime = (folded: string): boolean => TIME.test(folded);
