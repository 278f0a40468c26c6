/** Makes the smallest body that a route takes from its own description. */

export interface Schema {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  minItems?: number;
  minLength?: number;
  minimum?: number;
  maximum?: number;
  format?: string;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
}
export type Schemas = Record<string, Schema>;

const ID_OF_NOTHING = 777_777;
const TEXTS: Record<string, string> = {
  date: '2027-01-31',
  uuid: '6b4f5c0e-6d27-4a0b-9c54-1f0b2a3c4d5e',
  uri: 'https://somewhere.example/',
  email: 'someone@somewhere.example',
};

/** A value that the schema takes: only what is required, and one property where none is. */
export function smallest(schema: Schema, schemas: Schemas): unknown {
  if (schema.$ref) return smallest(schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {}, schemas);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const choice = schema.anyOf?.[0] ?? schema.oneOf?.[0];
  if (choice) return smallest(choice, schemas);
  if (schema.allOf) return Object.assign({}, ...schema.allOf.map((one) => smallest(one, schemas)));
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  if (type === 'object' || schema.properties) return smallestObject(schema, schemas);
  if (type === 'array')
    return Array.from({ length: schema.minItems ?? 0 }, () =>
      smallest(schema.items ?? {}, schemas),
    );
  // What has no upper bound may be an id: then one that nobody has.
  if (type === 'integer' || type === 'number')
    return schema.maximum === undefined ? ID_OF_NOTHING : (schema.minimum ?? 1);
  if (type === 'boolean') return true;
  if (type === 'string')
    return TEXTS[schema.format ?? ''] ?? 'x'.repeat(Math.max(schema.minLength ?? 1, 1));
  return null;
}

function smallestObject(schema: Schema, schemas: Schemas): Record<string, unknown> {
  const properties = Object.entries(schema.properties ?? {});
  const required = properties.filter(([name]) => schema.required?.includes(name));
  // A change of nothing could be refused for being one.
  const wanted = required.length > 0 ? required : properties.slice(0, 1);
  return Object.fromEntries(wanted.map(([name, property]) => [name, smallest(property, schemas)]));
}
