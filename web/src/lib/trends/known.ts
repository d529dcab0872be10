/** Out of a thread and its chart: what is known of a client's weeks. As `meantime.sdk.patterns`. Pure. */
import { tasksIn } from '../homework/fold.ts';
import { answerOn, type Task } from '../homework/tasks.ts';
import { foldMeasured } from '../measures/measured.ts';
import { foldCheckIns } from '../sync/folds/check-ins.ts';
import { foldMessages, type Message } from '../sync/folds/messages.ts';
import type { Opened } from '../sync/folds/opened.ts';
import type { People } from '../sync/folds/people.ts';
import { foldTeamMarks, starsOfClient } from '../sync/folds/team-marks.ts';
import { dateFormat } from '../text/formats.ts';
import { localDay } from '../text/local-days.ts';
import { writtenAt } from './moments.ts';
import type { MeasureName } from './view.ts';
import type { Checked, Known, Measured } from './weeks.ts';

export type Sources = Readonly<{
	log: readonly Opened[];
	/** The chart's, empty without a seat in one. */
	chart: readonly Opened[];
	people: People;
	me: string;
	now: number;
	weeks: number;
	/** The device's zone: it counts where no client has said where they are. */
	zone: string;
}>;

type MeasureNames = Map<string, MeasureName>;

/** What `findPatterns` needs, and how the measures in it are called. */
export function knownOf(sources: Sources): Readonly<{ known: Known; measures: MeasureNames }> {
	const { log, chart, people, me, now, weeks } = sources;
	const theirs = foldMessages(log, people, me, now).filter(
		({ author, isWithdrawn, fault }) =>
			people.get(author)?.role === 'client' && !isWithdrawn && !fault,
	);
	const written = theirs.filter(({ kind }) => kind === 'text' || kind === 'moment');
	const zone = zoneSaid(theirs) || sources.zone;
	const marks = foldTeamMarks(chart);
	const { totals, measures } = totalsIn(log, people);
	const known: Known = {
		...{ now, zone, weeks },
		written: written.map((each) => ({
			id: each.id,
			at: caughtAt(each),
			words: each.text.split(/\s+/u).filter(Boolean).length,
		})),
		stars: [...marks.stars, ...starsOfClient(log, people)],
		tags: Object.fromEntries(
			written.map((each) => [each.id, tagsOf(each, marks.tags.get(each.id) ?? [])]),
		),
		checks: foldCheckIns(log, people, me, now).flatMap(({ ask, kind, answer }): Checked[] => {
			if (kind !== 'slider' || !answer || answer.value < 0) return [];
			return [{ ask, at: answer.at, value: answer.value }];
		}),
		homework: doneIn(tasksIn(log, people, me, now), zone),
		measures: totals,
	};
	return { known, measures };
}

/** Where a client last said that they were, empty if they never have. */
function zoneSaid(messages: readonly Message[]): string {
	const said = messages.map(({ card }) => (card?.type === 'moment' ? card.zone : ''));
	return said.findLast(isZone) ?? '';
}

function isZone(zone: string): boolean {
	try {
		return zone !== '' && Boolean(dateFormat('en', { timeZone: zone }));
	} catch {
		return false;
	}
}

function caughtAt({ at, receivedAt, card }: Message): number {
	return writtenAt(card?.type === 'moment' ? card.at : at, receivedAt);
}

function tagsOf({ card }: Message, byTeam: readonly string[]): string[] {
	return [...new Set([...byTeam, ...(card?.type === 'moment' ? card.tags : [])])];
}

/** The local day of each task that was done; of one that has none, when that was said. */
function doneIn(tasks: readonly Task[], zone: string): string[] {
	return tasks.flatMap((task) => {
		const days = new Set(task.answers.map(({ post }) => post.day));
		return [...days].flatMap((day) => {
			const answer = answerOn(task, day);
			return answer?.post.state === 'done' ? [day || localDay(zone, answer.at)] : [];
		});
	});
}

/** What forms came to; where there are several clients each has a lane of their own. */
function totalsIn(log: readonly Opened[], people: People) {
	const { series, forms } = foldMeasured(log, people);
	const isShared = new Set(series.map(({ author }) => author)).size > 1;
	const measures: MeasureNames = new Map();
	const totals = series.flatMap(({ author, measure, results }): Measured[] => {
		const client = isShared ? (people.get(author)?.name ?? '') : '';
		const name = client ? `${measure} ${client}` : measure;
		const form = [...forms.values()].findLast(({ id }) => id === measure);
		if (form) measures.set(name, { title: form.title, client, highest: form.score.highest });
		return results.flatMap(({ total, at, receivedAt }) => {
			return total === null ? [] : [{ measure: name, at: writtenAt(at, receivedAt), total }];
		});
	});
	return { totals, measures };
}
