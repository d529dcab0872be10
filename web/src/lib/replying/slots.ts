/**
 * What of a text is still open: such a text is not sent. Nothing of the content comes with this,
 * for it stands on the first page of staff.
 */

const SLOT = /\[\[([^[\]\n]{1,80})\]\]|\{([a-z_]{1,40})\}/g;

const BLANKS = /^[ \t\r\n\u00a0]+|[ \t\r\n\u00a0]+$/g;

/** Where something is to be filled in, and what. */
export type Slot = Readonly<{ from: number; to: number; name: string }>;

/** What has to be filled in before a text may be sent, in order. */
export function openSlots(text: string): Slot[] {
	return [...text.matchAll(SLOT)].map((found) => {
		const [whole, label, name] = found;
		return { from: found.index, to: found.index + whole.length, name: label ?? name ?? '' };
	});
}

/** Whether a text is still what a saved reply put there: then it wants an explicit yes. */
export function isUnchanged(text: string, filled: string): boolean {
	const came = filled.replace(BLANKS, '');
	return came !== '' && text.replace(BLANKS, '') === came;
}

/** The first slot that begins at `at` or behind it, else the first of all. */
export function slotFrom(text: string, at: number): Slot | undefined {
	const open = openSlots(text);
	return open.find(({ from }) => from >= at) ?? open[0];
}
