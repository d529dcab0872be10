import type {
	AccessForm,
	Accounting,
	Disclosed,
	Outcome,
	RequestKind,
	RequestWay,
} from '../protocol/request-posts.ts';
import type { NotedDisclosure } from '../sync/folds/disclosures.ts';
import type { RequestState } from '../sync/folds/record-requests.ts';

/** An answer as a page shows it; days are local ones of the practice. */
export type AnswerItem = Readonly<{
	id: string;
	by: string;
	at: number;
	outcome: Outcome;
	text: string;
	ground: string;
	exception: string;
	until: string;
	amendment: string;
	accounting: Accounting | null;
}>;

export type StatementItem = Readonly<{
	id: string;
	by: string;
	at: number;
	isClient: boolean;
	text: string;
}>;

/** A request with all that was said to it. */
export type RequestItem = Readonly<{
	id: string;
	kind: RequestKind;
	how: RequestWay;
	/** Who asked on the client's behalf, empty for the client. */
	representative: string;
	by: string;
	at: number;
	isMine: boolean;
	isClient: boolean;
	text: string;
	form: AccessForm;
	to: string;
	askedOn: string;
	dueOn: string;
	state: RequestState;
	isOverdue: boolean;
	/** What is to be amended, in its own words; empty for the record as a whole. */
	itemText: string;
	/** The extension if there is one, then the answers, oldest first. */
	answers: readonly AnswerItem[];
	statements: readonly StatementItem[];
	/** It, or something said to it, waits on this device for a connection. */
	isKept: boolean;
}>;

/** Something of the record that can be amended. */
export type Amendable = Readonly<{ id: string; at: number; text: string }>;

/** The requests of a thread; plain data, made in the worker. */
export type RequestsView = Readonly<{
	role: 'client' | 'team' | 'other';
	/** The chart's id, empty for a client. */
	chart: string;
	/** The practice's local day. */
	today: string;
	/** The newest first. */
	requests: readonly RequestItem[];
	/** The newest first. */
	items: readonly Amendable[];
	/** The newest first; none for a client. */
	disclosures: readonly (NotedDisclosure & { by: string })[];
}>;

/** What somebody asks, or the care team notes. */
export type NewRequest = Readonly<{
	kind: RequestKind;
	how: RequestWay;
	on: string;
	by: string;
	of: string;
	form: AccessForm;
	to: string;
	text: string;
}>;

/** What the care team answers. */
export type NewAnswer = Readonly<{
	outcome: Outcome;
	text: string;
	ground: string;
	exception: string;
	until: string;
	item: string;
	amendment: string;
}>;

/** A request that waits, as the list of the practice has it. */
export type DueRow = Readonly<{
	id: string;
	space: string;
	/** The client's name, empty where this device knows none. */
	client: string;
	kind: RequestKind;
	dueOn: string;
	isExtended: boolean;
	isOverdue: boolean;
}>;

export type { Disclosed };
