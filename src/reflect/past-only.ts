import { DAY_MS } from '#days';
import { type Kith, Refusal } from '#platform';

const WORDS = 'That day has not come yet. Choose today or an earlier one.';

/**
 * What has not been yet is not told of, or it would stand first on every page for years. A day's room:
 * it may be tomorrow already where the member is.
 */
export function requirePast(kith: Kith, at: number, field: string): void {
  if (at > kith.now() + DAY_MS) throw new Refusal('invalid', WORDS, { [field]: WORDS });
}
