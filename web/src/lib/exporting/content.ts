/** `record.json`: one client's record, whole, in a form that is described (docs/record.md). */
import words from 'content:record';
import type { PracticeDetails } from '../api/shapes/practices.ts';
import type { Locale } from '../text/catalogue.ts';
import type { Content, Fault, FileRow, SpaceView } from './form.ts';
import { iso } from './instants.ts';
import { amendedIn, requestsOf } from './request-views.ts';
import { hiddenFrom, rowsOf } from './rows.ts';
import type { Part, Purpose, Subject } from './subject.ts';
import { peopleView, viewsOf } from './views.ts';

/** Who can read a space beside the practice's record keepers. */
const READERS: Readonly<Record<Purpose, string>> = {
	thread: 'client and team',
	chart: 'team',
	desk: 'team',
	journal: 'owner',
	practice: 'staff',
};
const OFFLINE = 'offline';

/** What a record is made from; `now` is the server's time in ms. */
export type Sources = Readonly<{
	subject: Pick<Subject, 'about' | 'thread' | 'viewer'>;
	parts: readonly Part[];
	by: string;
	practiceId: string;
	details: PracticeDetails;
	locale: Locale;
	now: number;
}>;

/** What the app has not shown yet to a client who exports their own record. */
export function hiddenIn({ parts, subject: { viewer }, now }: Sources): ReadonlySet<string> {
	return new Set(parts.flatMap(({ log }) => [...hiddenFrom(log, viewer, now)]));
}

/** `record.json`. `unsaid` is what kept the export from being announced, else empty. */
export function contentOf(sources: Sources, files: readonly FileRow[], unsaid: string): Content {
	const { parts, practiceId, details, locale, now, by } = sources;
	const hidden = hiddenIn(sources);
	const spaces = parts
		.filter(({ log }) => log.length > 0)
		.map((part) => spaceOf(sources, part, hidden));
	return {
		format: 'meantime-record',
		version: 1,
		made_at: iso(now),
		made_by: by,
		zone: details.zone,
		language: locale,
		practice: { id: practiceId, name: details.name, phone: details.phone },
		about: sources.subject.about,
		faults: faultsOf(sources, spaces, files, unsaid),
		files,
		spaces,
	};
}

function spaceOf(sources: Sources, part: Part, hidden: ReadonlySet<string>): SpaceView {
	const { id: space, purpose, log } = part;
	const last = log.at(-1)?.entry;
	const rows = rowsOf(part, hidden);
	const { practiceId, now, parts, details } = sources;
	const { viewer } = sources.subject;
	const requests = purpose === 'thread' ? requestsOf(log, hidden, details.zone) : [];
	const asked = { requests, amended: amendedIn(parts, hidden, details.zone) };
	return {
		space,
		purpose,
		readers: READERS[purpose],
		seq: last?.header.seq ?? -1,
		head: last?.hash ?? '',
		people: peopleView(log),
		...viewsOf({ space, purpose, log, rows, practiceId, viewer, now, ...asked }),
		entries: rows,
	};
}

/** What is missing, and why: nothing is left out without a word. */
function faultsOf(
	{ parts, subject, locale }: Sources,
	spaces: readonly SpaceView[],
	files: readonly FileRow[],
	unsaid: string,
): Fault[] {
	const found = [
		...parts.map(({ id, fault }) => ['space', id, '', fault] as const),
		...spaces.flatMap(({ space, entries }) => {
			return entries.map(({ id, fault = '' }) => ['entry', space, id, fault] as const);
		}),
		...files.map(({ space, entry, fault }) => ['file', space, entry, fault] as const),
		['unsaid', subject.thread ?? '', '', unsaid] as const,
	];
	return found
		.filter(([, , , code]) => code)
		.map(([what, space, entry, code]) => {
			return { what, space, entry, code, words: faultWords(what, code, locale) };
		});
}

/** What is missing, in plain words. */
function faultWords(what: string, code: string, locale: Locale): string {
	const { faults } = words;
	const said = (code === OFFLINE && faults[code]) || faults[what] || faults[code];
	return (said ?? faults['unreadable'])?.[locale] ?? code;
}
