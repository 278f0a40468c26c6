/** W3C counts places in characters (code points); Kith and browsers count UTF-16 code units. Most texts are the same in both. */
export function pointsBefore(text: string, units: number): number {
  let points = 0;
  for (let at = 0; at < units && at < text.length; points += 1)
    at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
  return points;
}

/** A place as somebody else counted it, taken as it is: without their text nobody can count again. */
export const unitsBefore = (points: unknown): number | null =>
  typeof points === 'number' && Number.isSafeInteger(points) && points >= 0 ? points : null;
