import { type DatabaseConnection, PostgresDialect, PostgresDriver } from 'kysely';
import type pg from 'pg';
import { type Courtesy, Gate } from './courtesy.ts';

/** Connections that jobs have at the same time for questions, and as many for what they write, while nobody asks: two are left. */
const JOBS_AT_ONCE = 4;

type Connection = Parameters<PostgresDriver['releaseConnection']>[0];

/** Kysely's, with a pool of which several have a part, and in which what nobody waits for lets others go first. */
export class CourteousDialect extends PostgresDialect {
  readonly #driver: CourteousDriver;

  constructor(pool: pg.Pool, courtesy: Courtesy, use: 'read' | 'write') {
    super({ pool });
    this.#driver = new CourteousDriver(pool, courtesy, use);
  }

  override createDriver(): PostgresDriver {
    return this.#driver;
  }
}

class CourteousDriver extends PostgresDriver {
  readonly #courtesy: Courtesy;
  readonly #gate: Gate;
  readonly #use: 'read' | 'write';

  constructor(pool: pg.Pool, courtesy: Courtesy, use: 'read' | 'write') {
    super({ pool });
    this.#courtesy = courtesy;
    this.#gate = new Gate(courtesy, JOBS_AT_ONCE);
    this.#use = use;
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    this.#asks();
    await this.#gate.enter();
    try {
      return await super.acquireConnection();
    } catch (error) {
      this.#isAnswered();
      throw error;
    }
  }

  override async releaseConnection(connection: Connection): Promise<void> {
    await super.releaseConnection(connection);
    this.#isAnswered();
  }

  /** The pool is not its own. */
  override async destroy(): Promise<void> {}

  /** Questions are what a page asks one after the other; of a write alone nobody is held up. */
  get #isWaitedFor(): boolean {
    return this.#use === 'read' && !this.#courtesy.isBehind;
  }

  #asks(): void {
    if (this.#isWaitedFor) this.#courtesy.asks();
  }

  #isAnswered(): void {
    if (this.#isWaitedFor) this.#courtesy.isAnswered();
    this.#gate.leave();
  }
}
