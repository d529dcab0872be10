/**
 * What an answer to a check-in says, and which check-ins still wait for one. Pure.
 * `vectors/check_ins.json` holds what every implementation must reproduce.
 */
import { MOST, type CheckInKind } from '../../protocol/checkin-posts.ts';

/** A value that nobody gave. */
export const NOT_SAID = -1;

/** After which one that nobody answered is asked no more (ms). */
export const QUIET_MS = 7 * 24 * 3_600_000;

/** A check-in: since when (ms) it is shown, and whether it has an answer that stands. */
export type Asked = Readonly<{ id: string; series: string; at: number; isAnswered: boolean }>;

/** The check-ins that ask the same again, oldest first; one that stands alone is its own. */
export type Line = Readonly<{ series: string; ids: readonly string[] }>;

type Scale = Readonly<{ kind: CheckInKind; options: readonly string[] }>;

/** Whether a value can be an answer; -1 says none, and then words do. */
export function fits({ kind, options }: Scale, value: number): boolean {
	if (kind === 'words') return value === NOT_SAID;
	return value >= NOT_SAID && value <= (kind === 'slider' ? MOST : options.length - 1);
}

/** An answer in one text: where on the slider or which option, then the words. */
export function saidOf(scale: Scale, value: number, text: string): string {
	const isSaid = value !== NOT_SAID && fits(scale, value);
	const chosen = scale.kind === 'choice' ? (scale.options[value] ?? '') : `${value}/${MOST}`;
	return [isSaid ? chosen : '', text].filter(Boolean).join('\n');
}

/**
 * The ids of those that wait for an answer at `now` (ms), in their order. Nobody is reminded of one
 * that was asked anew since, or a week ago: it just goes quiet. It can still be answered.
 */
export function openAt(asked: readonly Asked[], now: number): string[] {
	const shown = asked.filter(({ at }) => at <= now);
	const newest = new Map<string, number>();
	for (const { series, at } of shown) newest.set(series, Math.max(at, newest.get(series) ?? at));
	return shown
		.filter(({ isAnswered, at }) => !isAnswered && now - at < QUIET_MS)
		.filter(({ series, at }) => !series || at === newest.get(series))
		.map(({ id }) => id);
}

/** What asks the same, by when it was asked first. */
export function linesOf(asked: readonly Asked[]): Line[] {
	const found = new Map<string, string[]>();
	for (const { id, series } of asked.toSorted((one, other) => one.at - other.at)) {
		const line = series || id;
		found.set(line, [...(found.get(line) ?? []), id]);
	}
	return [...found].map(([series, ids]) => ({ series, ids }));
}
