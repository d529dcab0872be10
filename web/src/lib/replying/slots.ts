/** What of a text is still open: such a text is not sent. */

const SLOT = /\[\[([^[\]\n]{1,80})\]\]|\{([a-z_]{1,40})\}/g;

/** Where something is to be filled in, and what. */
export type Slot = Readonly<{ from: number; to: number; name: string }>;

/** What has to be filled in before a text may be sent, in order. */
export function openSlots(text: string): Slot[] {
	return [...text.matchAll(SLOT)].map((found) => {
		const [whole, label, name] = found;
		return { from: found.index, to: found.index + whole.length, name: label ?? name ?? '' };
	});
}

/** The first slot that begins at `at` or behind it, else the first of all. */
export function slotFrom(text: string, at: number): Slot | undefined {
	const open = openSlots(text);
	return open.find(({ from }) => from >= at) ?? open[0];
}
