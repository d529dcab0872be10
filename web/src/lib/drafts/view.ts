import type { DraftReply, Since } from '../sync/folds/reply-drafts.ts';

/** A draft as a page shows it: with names, empty for those without one. */
export type DraftItem = DraftReply &
	Readonly<{
		isMine: boolean;
		/** Who wrote it, and who released it or sent it back. */
		writer: string;
		checker: string;
		/** Where it stands on its way to the server. */
		fate: 'sent' | 'kept' | 'refused';
	}>;

/** What a trainee drafts in a conversation, or a clinician finds there; plain data. */
export type DraftsView = Readonly<{
	/** `observer` or `clinician`; empty for whoever has no seat in the chart, or another one here. */
	role: 'observer' | 'clinician' | '';
	/** Oldest first. */
	drafts: readonly DraftItem[];
	/** The client's newest message, which a draft that is written now answers; empty for none. */
	asked: string;
	/** The client's name, empty if nobody has said. */
	name: string;
}>;

/** What became of a release: it leaves, or the draft is not any more what was looked at. */
export type Released = 'leaves' | 'changed';

/** Whether what happened to the message since is what somebody has seen. */
export function isSame(one: readonly Since[], other: readonly Since[]): boolean {
	return one.length === other.length && one.every((each) => other.includes(each));
}

/** The draft of one's own of which something is still to become, or the newest. */
export function newestOwn({ drafts }: DraftsView): DraftItem | null {
	const mine = drafts.filter(({ isMine, state }) => isMine && state !== 'replaced');
	return mine.findLast(isOpen) ?? mine.at(-1) ?? null;
}

/** Whether something is still to become of it. */
export function isOpen({ state }: Pick<DraftItem, 'state'>): boolean {
	return state === 'waiting' || state === 'back';
}

/** What waits for somebody else's release. */
export function waitingIn({ drafts }: DraftsView): DraftItem[] {
	return drafts.filter(({ isMine, state }) => !isMine && state === 'waiting');
}
