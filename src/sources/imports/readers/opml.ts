import { normaliseUrl } from '../../discovery/addresses.ts';
import { nameLengthMax, noteLengthMax, outlineDepthMax } from './limits.ts';
import { type OutlineEvents, readOutlines } from './outlines.ts';
import {
  emptyRow,
  joinGroups,
  oneLine,
  type ReadFile,
  type ReadRow,
  Rows,
  webAddress,
} from './rows.ts';

/**
 * Reads an outline of any producer: an outline with a feed or a web address is a row, one without
 * is a folder. A feed in several folders is one row with the groups of all.
 * Source: http://opml.org/spec2.opml
 */
export function readOpml(text: string): ReadFile {
  const reading = new OpmlReading();
  readOutlines(text, reading);
  return reading.done();
}

class OpmlReading implements OutlineEvents {
  private readonly rows = new Rows();
  private readonly byAddress = new Map<string, ReadRow>();
  /** Open outlines that have a name; of each, how deep it is. */
  private readonly folders: { name: string; depth: number }[] = [];
  private depth = 0;
  private position = 0;
  private isTitle = false;
  private title = '';
  private wasTooDeep = false;

  open(tag: string, attributes: Map<string, string>): void {
    if (tag === 'title') this.isTitle = this.depth === 0 && this.title === '';
    if (tag !== 'outline') return;
    this.depth++;
    this.wasTooDeep ||= this.depth > outlineDepthMax;
    if (this.readRow(attributes)) return;
    const name = nameOf(attributes);
    if (name && this.depth <= outlineDepthMax) this.folders.push({ name, depth: this.depth });
  }

  close(tag: string): void {
    this.isTitle = false;
    if (tag !== 'outline' || this.depth === 0) return;
    if (this.folders.at(-1)?.depth === this.depth) this.folders.pop();
    this.depth--;
  }

  text(text: string): void {
    if (this.isTitle && this.title.length < nameLengthMax) this.title += text;
  }

  done(): ReadFile {
    if (this.wasTooDeep) {
      const text = `Folders are nested more than ${outlineDepthMax} deep; the names of the deeper ones were left out.`;
      this.rows.problem(null, text);
    }
    if (this.rows.rows.length === 0) {
      this.rows.problem(null, 'There are no feeds or web addresses in this outline.');
    }
    return this.rows.read('opml', oneLine(this.title, nameLengthMax), 'opml');
  }

  /** Whether the outline was about an address, readable or not, rather than a folder. */
  private readRow(attributes: Map<string, string>): boolean {
    const { feed, site } = addressesOf(attributes);
    if (!feed && !site) return false;
    if (isEpisode(attributes)) return true;
    const position = ++this.position;
    if (isOtherList(attributes)) {
      const text = `This points to another list, ${feed || site}. Download that list and import it too.`;
      this.rows.problem(position, text);
      return true;
    }
    const feedUrl = webAddress(feed);
    const siteUrl = webAddress(site);
    if (feed && !feedUrl) {
      this.rows.problem(position, `“${oneLine(feed, 200)}” is not a web address.`);
    } else if (!feedUrl && !siteUrl) {
      this.rows.problem(position, `“${oneLine(site, 200)}” is not a web address.`);
    }
    if (feedUrl || siteUrl) this.addRow({ ...emptyRow(position), feedUrl, siteUrl }, attributes);
    return true;
  }

  private addRow(row: ReadRow, attributes: Map<string, string>): void {
    const address = row.feedUrl ?? row.siteUrl ?? '';
    const key = `${row.feedUrl ? 'feed' : 'site'} ${normaliseUrl(address) ?? address}`;
    const groups = [...this.folders.map((folder) => folder.name), ...categoriesOf(attributes)];
    const name = nameOf(attributes, address);
    const known = this.byAddress.get(key);
    if (known) {
      joinGroups(known.groups, groups);
      known.name ??= name;
      known.siteUrl ??= row.siteUrl;
      return;
    }
    row.name = name;
    row.note = oneLine(attributes.get('description'), noteLengthMax);
    joinGroups(row.groups, groups);
    this.byAddress.set(key, row);
    this.rows.add(row);
  }
}

function addressesOf(attributes: Map<string, string>): { feed: string; site: string } {
  const url = (attributes.get('url') ?? '').trim();
  const type = (attributes.get('type') ?? '').trim();
  const isFeed = /^(?:rss|atom|feed|rdf|json)/i.test(type);
  return {
    feed: (attributes.get('xmlurl') ?? '').trim() || (isFeed ? url : ''),
    site: (attributes.get('htmlurl') ?? '').trim() || (isFeed ? '' : url),
  };
}

/** What a feed published, as Overcast lists it beneath the feed: nobody's site. */
const isEpisode = (attributes: Map<string, string>): boolean =>
  attributes.has('enclosureurl') || /episode$/i.test(attributes.get('type')?.trim() ?? '');

function isOtherList(attributes: Map<string, string>): boolean {
  if (attributes.get('xmlurl')?.trim()) return false;
  const type = attributes.get('type')?.trim().toLowerCase();
  return type === 'include' || /\.opml(?:[?#]|$)/i.test(attributes.get('url') ?? '');
}

/** `text` is what the format asks for; many programs fill `title` only, or `text` with the address. */
function nameOf(attributes: Map<string, string>, address = ''): string | null {
  for (const attribute of ['text', 'title']) {
    const name = oneLine(attributes.get(attribute), nameLengthMax);
    if (name && name !== address && name !== attributes.get('xmlurl')?.trim()) return name;
  }
  return null;
}

/** `category="/Learning/Design,maths"`: paths between commas. */
function categoriesOf(attributes: Map<string, string>): string[] {
  return (attributes.get('category') ?? '').split(/[,/]/);
}
