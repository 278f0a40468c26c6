/**
 * The tables of the whole house. Each room adds its own beside its migrations with
 * `declare module '#tables' { interface Tables { … } }`, so that the platform knows none of them.
 */
export interface Tables {
  migration: { name: string; applied_at: number };
}
