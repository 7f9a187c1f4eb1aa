/** The anchors of headings that are the same in every viewer: those of plain titles that occur once. */
export function anchors(titles: readonly string[]): ReadonlyMap<string, string> {
  const slug = (title: string) => title.toLowerCase().replaceAll(' ', '-');
  const counts = new Map<string, number>();
  for (const title of titles) counts.set(slug(title), (counts.get(slug(title)) ?? 0) + 1);
  return new Map(
    titles
      .filter((title) => /^[A-Za-z0-9]+(?:[ _-][A-Za-z0-9]+)*$/.test(title) && counts.get(slug(title)) === 1)
      .map((title) => [title, slug(title)]),
  );
}
