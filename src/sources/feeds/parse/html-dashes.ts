import { dashesMax } from './limits.ts';

// Each dash of a line is painted by itself, and a hundred bytes can ask for a million: `stroke-dasharray=".001"`.

const shapes: ReadonlyMap<string, readonly string[]> = new Map([
  ['line', ['x1', 'y1', 'x2', 'y2']],
  ['rect', ['width', 'height']],
  ['circle', ['r']],
  ['ellipse', ['rx', 'ry']],
  ['polyline', ['points']],
  ['polygon', ['points']],
  ['path', ['d']],
]);
const number = /[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?/gi;
const onlyNumbers = /^[\d\s.,e+-]+$/i;
// No arcs and no curves that go on as the one before: their numbers do not say how long they are.
const measurable = /^[\d\s.,e+MLHVCQZ-]+$/i;
/** No line is longer than this times the sum of its numbers, as of a circle. */
const LONGEST = 7;

/** The dashes of one text: counted from above, by its numbers, and no more than a browser paints at once. */
export class Dashes {
  private count = 0;

  /** Whether a shape may be drawn in dashes; else it is drawn in one line. */
  mayDraw(element: string, values: ReadonlyMap<string, string>): boolean {
    const dashes = (values.get('stroke-dasharray') ?? '').replace(/px/gi, '');
    // In no dashes, as `none` says too, a line is drawn whole.
    if (!onlyNumbers.test(dashes) || sizeOf(dashes) === 0) return false;
    const isScaled = values.has('pathlength') || values.has('vector-effect');
    const said = (shapes.get(element) ?? []).map((name) => values.get(name) ?? '0');
    const isMeasurable = said.every((one) => measurable.test(one.trim()));
    if (!said.length || isScaled || !isMeasurable) return false;
    const count = this.count + (LONGEST * sizeOf(said.join(' '))) / sizeOf(dashes);
    const areFew = count <= dashesMax;
    if (areFew) this.count = count;
    return areFew;
  }
}

function sizeOf(numbers: string): number {
  let sum = 0;
  for (const [one] of numbers.matchAll(number)) sum += Math.abs(Number(one));
  return sum;
}
