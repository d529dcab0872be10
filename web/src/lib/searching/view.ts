import type { Run } from '../ui/marked.ts';

/** What is searched: what one shares with others, or what is one's own alone. */
export type Scope = 'shared' | 'own';

/** What something that was found is. */
export type Kind = 'message' | 'agenda' | 'note' | 'margin' | 'contact' | 'kept' | 'private';

/** Something that can be found, as it stands now; `about` is the thread that it is about. */
export type Item = Readonly<{
	id: string;
	kind: Kind;
	author: string;
	at: number;
	text: string;
	about: string;
	/** The message that it leads to, empty for none. */
	message: string;
}>;

/** A hit on the page; `who` is empty for oneself, `client` where it is said already. */
export type Hit = Omit<Item, 'text' | 'author'> &
	Readonly<{ who: string; isMine: boolean; client: string; runs: readonly Run[] }>;

/** The newest hits, how many there are, and how many of the spaces were looked through. */
export type Found = Readonly<{ hits: readonly Hit[]; count: number; done: number; all: number }>;
