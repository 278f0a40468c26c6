interface Links {
  person: number | null;
  place: number | null;
  source: number | null;
}

/** Names by place in the kit; null for who or what does not come. */
export interface Names {
  people: readonly (string | null)[];
  places: readonly (string | null)[];
  sources: readonly (string | null)[];
}

/** Who and what comes with a step of a kit: "with Marit", "at #oncall". */
export function linkWords({ person, place, source }: Links, names: Names): string[] {
  const named = (how: string, list: readonly (string | null)[], at: number | null) => {
    const name = at === null ? null : list[at];
    return name ? [`${how} ${name}`] : [];
  };
  return [
    ...named('with', names.people, person),
    ...named('at', names.places, place),
    ...named('reading', names.sources, source),
  ];
}
