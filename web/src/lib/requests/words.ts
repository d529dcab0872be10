import type { AccessForm, Outcome, RequestKind, RequestWay } from '../protocol/request-posts.ts';
import type { RequestState } from '../sync/folds/record-requests.ts';
import type { PlainKey } from '../text/catalogue.ts';

export const KINDS: Readonly<Record<RequestKind, PlainKey>> = {
	access: 'requests.access',
	amendment: 'requests.amendment',
	accounting: 'requests.accounting',
};

export const STATES: Readonly<Record<RequestState, PlainKey>> = {
	asked: 'requests.state_asked',
	extended: 'requests.state_extended',
	granted: 'requests.state_granted',
	part: 'requests.state_part',
	denied: 'requests.state_denied',
	withdrawn: 'requests.state_withdrawn',
};

export const OUTCOMES: Readonly<Record<Exclude<Outcome, 'withdrawn'>, PlainKey>> = {
	granted: 'requests.grant',
	part: 'requests.grant_part',
	denied: 'requests.deny',
	extended: 'requests.extend',
};

export const WAYS: Readonly<Record<RequestWay, PlainKey>> = {
	app: 'requests.way_app',
	in_person: 'requests.way_in_person',
	phone: 'requests.way_phone',
	mail: 'requests.way_mail',
	paper: 'requests.way_paper',
	other: 'requests.way_other',
};

export const FORMS: Readonly<Record<Exclude<AccessForm, ''>, PlainKey>> = {
	app: 'requests.form_app',
	file: 'requests.form_file',
	paper: 'requests.form_paper',
	other: 'requests.form_other',
};

/** A local day (`2027-12-31`) as the instant that a calendar shows as that day anywhere. */
export function noonOf(day: string): number {
	return new Date(`${day}T12:00:00`).getTime();
}

/** The start of a text, for a list to choose from. */
export function startOf(text: string): string {
	const line = text.replaceAll(/\s+/g, ' ').trim();
	return line.length > 60 ? `${line.slice(0, 57)}…` : line;
}
