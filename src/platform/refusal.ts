/** The six kinds of expected no. Each door translates them once. */
export type RefusalCode =
  | 'not_signed_in'
  | 'not_found'
  | 'invalid'
  | 'conflict'
  | 'too_many'
  | 'forbidden';

/** An expected no. The message is always safe to show and says what to do. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  /** For forms: field name to message. */
  readonly fields: Record<string, string> | undefined;
  constructor(code: RefusalCode, message: string, fields?: Record<string, string>) {
    super(message);
    this.name = 'Refusal';
    this.code = code;
    this.fields = fields;
  }
}
