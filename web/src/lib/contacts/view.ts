import type { ContactWay } from '../protocol/note-posts.ts';
import type { LoggedContact } from '../sync/folds/contacts.ts';

/** A contact as a page shows it. */
export type ContactItem = LoggedContact &
	Readonly<{
		isMine: boolean;
		/** Who noted it, empty for those without a name. */
		by: string;
		/** Whether it, or a correction of it, waits on this device for a connection. */
		isKept: boolean;
	}>;

/** A client's contact log; plain data, made in the worker. */
export type ContactsView = Readonly<{
	/** Whether there is a chart in which the viewer may note something. */
	hasChart: boolean;
	/** Whether the viewer may answer the client here. */
	mayAnswer: boolean;
	/** The client's name and what they read, by their desk; empty if nobody has said. */
	name: string;
	language: string;
	/** The latest first. */
	contacts: readonly ContactItem[];
}>;

/** What is noted of a contact; `at` in ms, `minutes` 0 where not told. */
export type NewContact = Readonly<{
	at: number;
	way: ContactWay;
	direction: 'in' | 'out';
	text: string;
	minutes: number;
	isAsked: boolean;
}>;
