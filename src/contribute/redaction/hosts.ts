/** Machines and folders of a network that nobody else sees. */

const PATH = String.raw`(?::\d{2,5})?(?:\/[^\s<>()[\]"'|]*)?`;
const PRIVATE_ENDING = 'local|localdomain|internal|intern|intranet|lan|corp|home\\.arpa';
const MACHINES =
  'srv|server|host|db|sql|dc|vpn|nas|vm|node|prod|stage|staging|ldap|fs|fileserver|mail|git|jenkins|web|app|proxy|gw|backup';

/** "wiki.intranet", "db01.prod.internal:5432", "srv-backup-02", "db01"; a single digit is a version ("web2"). */
export const HOST = new RegExp(
  String.raw`(?<![\p{L}\p{N}@./\\-])(?:(?:[\p{L}\p{N}-]+\.)+(?:${PRIVATE_ENDING})|(?:intranet|localhost)(?=\/|:\d)|(?:${MACHINES})(?:\d{2,3}|(?:-[a-z0-9]+)*-[a-z]*\d{1,4}))(?![\p{L}\p{N}-])${PATH}`,
  'giu',
);

const OCTET = String.raw`(?:25[0-5]|2[0-4]\d|1?\d?\d)`;
const IPV4 = String.raw`(?!127\.|0\.0\.0\.0)(?:${OCTET}\.){3}${OCTET}(?![\p{L}\p{N}]|\.\d)(?:\/\d{1,2}(?!\d))?`;
const HEX = '[0-9a-f]{1,4}';
/** Eight groups, or fewer around a "::". */
const IPV6 = String.raw`(?:(?:${HEX}:){7}${HEX}|(?:${HEX}:){1,6}:(?:${HEX}(?::${HEX}){0,5})?)(?![\p{L}\p{N}:])`;
const MAC = String.raw`(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}(?![\p{L}\p{N}:-])`;

/** Of a machine, by number. One's own (127.0.0.1) leads nowhere. */
export const INTERNET_ADDRESS = new RegExp(
  String.raw`(?<![\p{L}\p{N}.:])(?:${IPV4}${PATH}|${MAC}|${IPV6})`,
  'giu',
);

/** `\\fileserver\personal`. */
export const UNC_PATH = /(?<![\p{L}\p{N}\\])\\\\[\p{L}\p{N}._-]+(?:\\[^\s\\<>|"']+)*/gu;
/** Whose folder it is: "/home/anna", "C:\Users\anna". */
export const USER_FOLDER =
  /(?<![\p{L}\p{N}./\\])(?:\/home\/|\/Users\/|[A-Z]:\\Users\\)[\p{L}\p{N}._-]+(?:[/\\][^\s<>|"']*)?/gu;
