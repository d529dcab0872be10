/** One line of who opened a conversation, as a page shows it. */
export type OpenedLine = Readonly<{
	/** The same for what two pages of the list tell. */
	key: string;
	/** By signed posts; empty for who has no name there. */
	name: string;
	kind: 'opened' | 'copied' | 'emergency';
	role: string;
	isCover: boolean;
	/** It was opened for them in an emergency. */
	isEmergency: boolean;
	/** A local date (`2026-05-03`) in the practice's zone. */
	on: string;
	/** In ms; null where the reader is told the day alone. */
	at: number | null;
}>;

export type OpenedView = Readonly<{
	lines: readonly OpenedLine[];
	/** The practice's (IANA). */
	zone: string;
	/** Where what is older begins, empty for none. */
	next: string;
	/** The viewer is the client whose messages they are. */
	isMine: boolean;
	/** There is no connection: it is what this device heard last. */
	isKept: boolean;
}>;

/** What was shown with what is older behind it; nothing is told twice. */
export function joined(shown: OpenedView, older: OpenedView): OpenedView {
	const known = new Set(shown.lines.map(({ key }) => key));
	const lines = [...shown.lines, ...older.lines.filter(({ key }) => !known.has(key))];
	return { ...shown, lines, next: older.next };
}
