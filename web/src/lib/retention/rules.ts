/**
 * When a record may be destroyed: the longest of the rules that hold for it. Pure. No rule is
 * built in: they come from the practice's own table. All days are local ones of the practice's zone.
 * The same rules stand in Python (`meantime.retention`); `vectors/retention.json` holds both to them.
 */

export type Kind = 'after_end' | 'after_majority' | 'fixed';
export type Lack = '' | 'no_rules' | 'not_filled' | 'no_birth_date';
export type Refusal = '' | 'unknown' | 'held' | 'early' | 'clock';

/**
 * One line of the practice's table. `after_end` keeps for `years` after care ended, `after_majority`
 * for `years` after the client came to the `age` of majority, `fixed` until the end of the day `on`.
 * A number that nobody has filled in is -1, such a day ''.
 */
export type Rule = Readonly<{ id: string; kind: Kind; years: number; age: number; on: string }>;

/** The last day to which one rule keeps a record; '', and why, where it cannot be told. */
export type Reach = Readonly<{ rule: string; until: string; lack: Lack }>;

/**
 * From which day on a record may be destroyed, and which rule decides. `destroyOn` is '', and `lack`
 * says why, where it cannot be told: then it is kept. With `rule` '' the end of care itself is later
 * than what every rule asks for.
 */
export type Decision = Readonly<{
	destroyOn: string;
	rule: string;
	reaches: readonly Reach[];
	lack: Lack;
}>;

export const MOST_YEARS = 100;
const DAY_MS = 24 * 3_600_000;
const [FIRST_YEAR, LAST_YEAR] = [1900, 2199];

/**
 * When a record may be destroyed: the day after the last that any rule asks for. Of rules that reach
 * as far, the first decides. One that cannot be told leaves all untold.
 */
export function decide(rules: readonly Rule[], endedOn: string, bornOn: string): Decision {
	const reaches = rules.map((rule) => reachOf(rule, endedOn, bornOn));
	const lack = reaches.length === 0 ? 'no_rules' : (reaches.find((each) => each.lack)?.lack ?? '');
	if (lack) return { destroyOn: '', rule: '', reaches, lack };
	let [last, decides] = [endedOn, ''];
	for (const { rule, until } of reaches) {
		if (until > last || (until === last && !decides)) [last, decides] = [until, rule];
	}
	return { destroyOn: dayAfter(last), rule: decides, reaches, lack: '' };
}

export function isFilled({ kind, years, age, on }: Rule): boolean {
	if (kind === 'fixed') return on !== '';
	return years >= 0 && (kind === 'after_end' || age >= 0);
}

/** How far one rule reaches. */
export function reachOf(rule: Rule, endedOn: string, bornOn: string): Reach {
	const { id, kind, years, age, on } = rule;
	if (!isFilled(rule)) return { rule: id, until: '', lack: 'not_filled' };
	if (kind === 'fixed') return { rule: id, until: on, lack: '' };
	if (kind === 'after_end') return { rule: id, until: later(endedOn, years), lack: '' };
	if (!bornOn) return { rule: id, until: '', lack: 'no_birth_date' };
	return { rule: id, until: later(later(bornOn, age), years), lack: '' };
}

/**
 * The same day `years` later; 29 February is 1 March in a year that has none, so that nothing is
 * destroyed a day too early.
 */
export function later(day: string, years: number): string {
	const year = Number(day.slice(0, 4)) + years;
	const rest = day.slice(4);
	const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
	return `${year}${rest === '-02-29' && !isLeap ? '-03-01' : rest}`;
}

/**
 * What keeps a record from being destroyed now, '' if nothing does. A hold beats every rule. `today`
 * is by the server's clock, `here` by the device's own: both must have come to the day, for one of
 * them may be wrong.
 */
export function refusal(destroyOn: string, today: string, here: string, isHeld: boolean): Refusal {
	if (isHeld) return 'held';
	if (!destroyOn) return 'unknown';
	if (today < destroyOn) return 'early';
	return here < destroyOn ? 'clock' : '';
}

/** A day as it stands in a profile (2001-12-31), '' for what is none. */
export function readDay(written: string): string {
	const day = written.trim();
	if (!/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(day)) return '';
	const at = Date.parse(`${day}T00:00:00Z`);
	if (Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== day) return '';
	const year = Number(day.slice(0, 4));
	return year >= FIRST_YEAR && year <= LAST_YEAR ? day : '';
}

function dayAfter(day: string): string {
	return new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10);
}
