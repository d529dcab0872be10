/** Something that can be found by its name, on this device alone. */
export type Find = Readonly<{ href: string; name: string; kind: string }>;

/** Letters without accents and case, as people type who look for something. */
export function plain(text: string): string {
	return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/**
 * Those of `things` whose name holds every typed word, at the start of one of its own words; what
 * begins with the first word comes first. All of them if nothing is typed.
 */
export function found<Thing extends Readonly<{ name: string }>>(
	things: readonly Thing[],
	typed: string,
): Thing[] {
	const wanted = plain(typed).split(/\s+/).filter(Boolean);
	const hits = things.filter(({ name }) => {
		const words = plain(name).split(/[\s-]+/);
		return wanted.every((each) => words.some((word) => word.startsWith(each)));
	});
	const isFirst = ({ name }: Thing) => Number(!plain(name).startsWith(wanted[0] ?? ''));
	return hits.toSorted((one, other) => isFirst(one) - isFirst(other));
}
