/** Numbers by which somebody can be looked up: cases, tickets, customers, accounts. */

/** What stands before such a number, in the languages that are looked for in names too. */
const THINGS = [
  'case|ticket|issue|incident|invoice|order|contract|customer|client|patient|claim|policy|account',
  'employee|staff|member|student|matter|file|reference|ref\\.?|docket|tax|passport|badge|phone',
  'extension|ext\\.|ssn|bic|swift',
  'aktenzeichen|az\\.?|vorgang|fall|rechnung|auftrag|bestellung|vertrag|kunde|mandant|konto',
  'durchwahl|dw\\.?|tel\\.?|telefon|\\p{L}{3,30}(?:nummer|nr\\.?)',
  'zaak|dossier|factuur|klant|rekening|toestel|bsn',
  'affaire|facture|commande|contrat|compte|poste|téléphone',
  'caso|expediente|factura|pedido|contrato|cliente|cuenta|teléfono',
].join('|');
const SIGN = String.raw`(?:[ \t]*(?:no\.?|nr\.?|number|nummer|numéro|número|id|n[°º]|#|:))`;
/** A word with digits in it, "4711", "2025-0815", "INC0012345", or a docket: "4 Js 123/25". */
const MARK = String.raw`(?:\d{1,4} \p{L}{1,4} \d{1,6}\/\d{2,4}|[\p{L}\p{N}](?:[\p{L}\p{N}/._-]{0,40}[\p{L}\p{N}])?)`;
/** Said to be a number it has two digits; only beside its word, three, and is no year. */
const SAID = String.raw`${SIGN}{1,3}[ \t]*(?=\S*\d\S*\d|\d+ \p{L})${MARK}`;
const BESIDE = String.raw`[ \t]+(?!(?:19|20)\d\d(?![\p{L}\p{N}/-]))(?=(?:[\p{L}/._-]*\d){3}|\d+ \p{L}{1,4} \d+\/)${MARK}`;

/** "case no. 4711", "Az. 4 Js 123/25", "klantnummer 998877", "Dossier n° 45/2023". */
export const REFERENCE = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:${THINGS})(?:${SAID}|${BESIDE})(?![\p{L}\p{N}])`,
  'giu',
);

/** Look like tickets and are known to everybody. */
const KNOWN_TO_ALL =
  'UTF|SHA|COVID|GPT|ISO|IEC|DIN|RFC|AES|RSA|PEP|HTTP|TLS|USB|WCAG|IPV|IEEE|EN|AR|MP|Q|H';
/** "ABC-1234", "#4312", "INC0012345", "B-AB 1234", and what is made to be met once only. */
export const TICKET = new RegExp(
  [
    String.raw`(?<![\p{L}\p{N}-])(?!(?:${KNOWN_TO_ALL})-)[A-Z][A-Z0-9]{1,9}-\d{1,6}(?![\p{L}\p{N}-])`,
    String.raw`(?<![\p{L}\p{N}-])[A-ZÄÖÜ]{1,3}-[A-Z]{1,2} \d{1,4}[EH]?(?![\p{L}\p{N}])`,
    String.raw`(?<![\p{L}\p{N}&#/])#\d{2,7}(?![\p{L}\p{N}])`,
    String.raw`(?<![\p{L}\p{N}])[A-Z]{2,6}\d{5,12}(?![\p{L}\p{N}])`,
    String.raw`(?<![\p{L}\p{N}])[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![\p{L}\p{N}])`,
  ].join('|'),
  'gu',
);

/** An account as banks write it: IBAN. */
export const ACCOUNT =
  /(?<![\p{L}\p{N}])(?=[A-Z]{2}(?:[A-Z ]*\d){8})[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?![\p{L}\p{N}])/gu;

const LEAD = new RegExp(String.raw`^(?:(?:${THINGS})(?=[ \t:#]|n[°º])${SIGN}{0,3}[ \t]*|#)`, 'iu');

/** What of a reference says whose it is, without the words before it. */
export const telling = (reference: string): string => reference.replace(LEAD, '');

const NO_NUMBERS = [
  // A day, with an hour or without; years; an amount; a fraction.
  /^\d{4}-\d{1,2}-\d{1,2}(?: \d{1,2})?$/,
  /^\d{1,2}([./-])\d{1,2}\1(?:\d{2}|\d{4})(?: \d{1,2})?$/,
  /^(?:19|20)\d{2} ?[-/] ?(?:19|20)\d{2}$/,
  /^[1-9]\d?(?:\.\d{3})+$/,
  /^[1-9]\d{0,2}(?:[. ]000)+$/,
  /^\d{1,2}\.\d{3,}$/,
];
/** Digits that say a day, an amount or a measure, and nobody's number. */
export const isNoNumber = (text: string): boolean => NO_NUMBERS.some((one) => one.test(text));
