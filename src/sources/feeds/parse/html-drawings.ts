import { idOf, type Kept, prefixed } from './html-attributes.ts';
import { Dashes } from './html-dashes.ts';
import {
  drawnAgainLengthMax,
  drawnAgainMax,
  drawnAgainWordsMax,
  drawnClipsMax,
  drawnLayersMax,
  drawnReferencesMax,
  gradientStopsMax,
} from './limits.ts';

// Which drawings (SVG) foreign HTML may keep, and of them only what stands still, loads nothing and
// leads nowhere (decision 0093).

const spelled = (names: string): ReadonlyMap<string, string> =>
  new Map(
    names
      .trim()
      .split(/\s+/)
      .map((name) => [name.toLowerCase(), name]),
  );

/** Elements, from the small letters in which they are read to how SVG writes them. */
export const drawingElements = spelled(`
  svg g path rect circle ellipse line polyline polygon text tspan defs switch stop
  linearGradient radialGradient marker clipPath`);

// What a gradient is may be said often; what is drawn once more by whoever refers to it may not.
const referred = new Set(['linearGradient', 'radialGradient', 'marker', 'clipPath']);
const drawnAgain = ['marker', 'clipPath'];
// What is painted apart from what is below, with all that it holds, when it is said to be half seen through.
const containers = new Set(['svg', 'g', 'switch', 'defs', 'marker', 'clipPath']);
const markable = new Set(['path', 'line', 'polyline', 'polygon']);

const looks = spelled(`
  alignment-baseline baseline-shift clip-path clip-rule color display dominant-baseline fill
  fill-opacity fill-rule font-family font-size font-stretch font-style font-variant font-weight
  letter-spacing marker-end marker-start opacity paint-order shape-rendering stop-color stop-opacity
  stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit
  stroke-opacity stroke-width text-anchor text-decoration text-rendering vector-effect visibility
  word-spacing`);
/**
 * Not `overflow`, and no `transform` of a whole drawing: what it paints outside of its own frame would lie over the page
 * around it.
 */
const places = spelled(`
  clipPathUnits cx cy d dir dx dy fx fy gradientTransform gradientUnits height lang lengthAdjust
  markerHeight markerUnits markerWidth offset orient pathLength points preserveAspectRatio r refX refY
  rotate rx ry spreadMethod textLength transform version viewBox width x x1 x2 y y1 y2`);

const drawingEnd = /<\/svg(?=[\s/>])/gi;
// Style sheets, HTML and pictures within, and parts of other drawings.
const unshown = /<(?:style|foreignobject|image|use)(?=[\s/>])/gi;

const plain = /^[\w\s.,%+#'-]*$/;
const colour = /^(?:rgb|hsl)a?\([\d\s.,%/-]{1,60}\)$/i;
const movement =
  /^(?:[\s,]*(?:matrix|translate|scale|rotate|skew[XY])\s*\([\d\s.,e+-]{1,200}\)){1,20}$/i;
const within = /^url\(\s*["']?#([\w:.-]{1,200})["']?\s*\)$/i;
const referring = new Set(['fill', 'stroke', 'clip-path', 'marker-start', 'marker-end']);

/**
 * Inside a drawing these end it, as in browsers (HTML, 13.2.6.5): publishers forget the end of one.
 * Of whatever else is no part of a drawing the tags go and the words stay where they are.
 */
export const endsDrawing = new Set(
  `b big blockquote br center code dd div dl dt em h1 h2 h3 h4 h5 h6 hr i img li listing menu ol p pre
  ruby s small span strong strike sub sup table tt u ul var`.split(/\s+/),
);

/** The drawings of one text. */
export class Drawings {
  private readonly html: string;
  private references = 0;
  private drawnAgain = 0;
  private stops = 0;
  private layers = 0;
  private clips = 0;
  private wordsDrawnAgain = 0;
  private readonly dashes = new Dashes();
  private readonly next = new Map<RegExp, number>();

  constructor(html: string) {
    this.html = html;
  }

  /**
   * Whether a drawing whose start tag ends at an offset is to be shown: it has an end, its author does
   * not call it decoration, and nothing is in it without which the rest would show something else.
   */
  isShown(values: ReadonlyMap<string, string>, from: number): boolean {
    if (values.get('aria-hidden')?.trim() === 'true') return false;
    const end = this.nextOf(drawingEnd, from);
    const foreign = this.nextOf(unshown, from);
    return end !== -1 && (foreign === -1 || foreign > end);
  }

  /** A title or description, whose start tag ends at an offset: its words, where it holds nothing else. */
  wordsOf(name: string, from: number): string | null {
    const to = this.html.indexOf('<', from);
    return to !== -1 && this.html.slice(to, to + name.length + 3).toLowerCase() === `</${name}>`
      ? this.html.slice(from, to)
      : null;
  }

  /** Whether words that are drawn once more by whoever refers to them are too many; blanks draw nothing. */
  areTooMany(words: string, around: Around): boolean {
    if (!drawnAgain.some((one) => around.has(one))) return false;
    this.wordsDrawnAgain += words.replace(/\s+/g, '').length;
    return this.wordsDrawnAgain > drawnAgainWordsMax;
  }

  /** What an element keeps of its attributes; null when it is one too many to be drawn again. */
  attributes(element: string, values: ReadonlyMap<string, string>, around: Around): Kept[] | null {
    const isDrawnAgain = drawnAgain.some((one) => one === element || around.has(one));
    if (isDrawnAgain && this.drawnAgain++ >= drawnAgainMax) return null;
    if (element === 'stop' && this.stops++ >= gradientStopsMax) return null;
    const kept: Kept[] = [];
    const all = withStyle(values);
    const isDashed = all.has('stroke-dasharray') && !isDrawnAgain;
    if (!isDashed || !this.dashes.mayDraw(element, all)) all.delete('stroke-dasharray');
    for (const [name, value] of all) {
      const one = this.attribute({ element, isDrawnAgain }, name, value.trim());
      if (one) kept.push(one);
    }
    if (element === 'svg') kept.push({ name: 'xmlns', value: 'http://www.w3.org/2000/svg' });
    return kept;
  }

  private attribute(of: Drawn, name: string, value: string): Kept | null {
    if (of.isDrawnAgain && value.length > drawnAgainLengthMax) return null;
    if (name === 'transform' && of.element === 'svg') return null;
    if (name === 'opacity' && containers.has(of.element) && !this.mayBeLayer(of, value))
      return null;
    if (name === 'id') return idOf(value, referred.has(of.element));
    if (name === 'aria-label') return { name, value: value.slice(0, 500).toWellFormed() };
    const written = looks.get(name) ?? places.get(name);
    if (!written) return null;
    if (plain.test(value)) return { name: written, value };
    if (/transform$/i.test(name)) return movement.test(value) ? { name: written, value } : null;
    if (colour.test(value)) return { name: written, value };
    const id = referring.has(name) ? within.exec(value)?.[1] : undefined;
    if (id === undefined || !this.mayRefer(of, name)) return null;
    return { name: written, value: `url(#${prefixed(id)})` };
  }

  /** Few, and none from what is itself drawn by reference: else a small text is endless work to draw. */
  private mayRefer({ element, isDrawnAgain }: Drawn, name: string): boolean {
    if (name.startsWith('marker') && !markable.has(element)) return false;
    if (name === 'clip-path' && containers.has(element) && this.clips++ >= drawnClipsMax)
      return false;
    return !isDrawnAgain && this.references++ < drawnReferencesMax;
  }

  /** Few, and none of what is drawn again: each is painted apart first, also within another. */
  private mayBeLayer({ isDrawnAgain }: Drawn, opacity: string): boolean {
    return !isDrawnAgain && Number(opacity) !== 1 && this.layers++ < drawnLayersMax;
  }

  /** Where a form is next found; asked with growing offsets, the text is gone through once. */
  private nextOf(form: RegExp, from: number): number {
    const known = this.next.get(form);
    if (known !== undefined && (known === -1 || known >= from)) return known;
    form.lastIndex = from;
    const at = form.exec(this.html)?.index ?? -1;
    this.next.set(form, at);
    return at;
  }
}

/** What is open where something stands. */
interface Around {
  has(name: string): boolean;
}

interface Drawn {
  element: string;
  /** Whether it stands in what others may refer to, or is that. */
  isDrawnAgain: boolean;
}

/** Looks that a style attribute says are said as attributes, which need no leave from a page's policy. */
function withStyle(values: ReadonlyMap<string, string>): Map<string, string> {
  const all = new Map(values);
  const style = all.get('style') ?? '';
  all.delete('style');
  if (/[\\<>@{}]|\/\*/.test(style)) return all;
  for (const declaration of style.split(';').slice(0, 60)) {
    const colon = declaration.indexOf(':');
    const property = declaration.slice(0, Math.max(colon, 0)).trim().toLowerCase();
    if (looks.has(property)) all.set(property, declaration.slice(colon + 1));
  }
  return all;
}
