import RateLimiterMemory from 'rate-limiter-flexible/lib/RateLimiterMemory.js';
import { Refusal } from '#platform';

/** Ten tries in ten minutes for a name and address together, a hundred for an address. */
const TRIES_MAX = 10;
const TRIES_ADDRESS_MAX = 100;
const WINDOW_S = 600;

/** Slows down guessing of passwords and tokens. Counted in this process: several servers allow as many times more. */
export function signInRates() {
  const byName = new RateLimiterMemory({ points: TRIES_MAX, duration: WINDOW_S });
  const byAddress = new RateLimiterMemory({ points: TRIES_ADDRESS_MAX, duration: WINDOW_S });
  return {
    /** Counts a try; throws a refusal when there were too many. */
    count: async (address: string, name: string): Promise<void> => {
      try {
        await byAddress.consume(address);
        await byName.consume(`${address} ${name}`);
      } catch {
        throw new Refusal('too_many', 'Too many tries. Wait ten minutes and try again.');
      }
    },
    forgive: async (address: string, name: string): Promise<void> => {
      await byName.delete(`${address} ${name}`);
    },
  };
}
