/** Between choices as a form has them and as they cross the wire. Pure. */
import type { NoticeChoices } from '../api/shapes/notices.ts';

const HOUR = 60;
const EVENING = 18 * HOUR;
const NIGHT = [22 * HOUR, 7 * HOUR] as const;

/** Times as an input has them: `09:00`, empty if none is given. */
export type NoticesForm = {
	byMail: boolean;
	address: string;
	pace: 'coming' | 'daily';
	dailyAt: string;
	isQuiet: boolean;
	from: string;
	until: string;
	zone: string;
	reminds: boolean;
};

export type Field = 'address' | 'daily_at' | 'quiet' | 'zone';
export type Reason = 'address' | 'time' | 'daily' | 'quiet' | 'zone' | 'other';
export type Faults = Readonly<Partial<Record<Field, Reason>>>;

export function toForm({ by_mail, address, daily_at, quiet, ...rest }: NoticeChoices): NoticesForm {
	return {
		byMail: by_mail,
		address,
		pace: daily_at === null ? 'coming' : 'daily',
		dailyAt: timeOf(daily_at ?? EVENING),
		isQuiet: quiet !== null,
		from: timeOf((quiet ?? NIGHT)[0]),
		until: timeOf((quiet ?? NIGHT)[1]),
		zone: rest.zone,
		reminds: rest.reminds,
	};
}

export function toChoices(form: NoticesForm, locale: NoticeChoices['locale']): NoticeChoices {
	return {
		locale,
		zone: form.zone,
		by_mail: form.byMail,
		address: form.address.trim(),
		daily_at: form.pace === 'daily' ? minutesOf(form.dailyAt) : null,
		quiet: form.isQuiet ? [minutesOf(form.from), minutesOf(form.until)] : null,
		reminds: form.reminds,
	};
}

/** What is missing before the server can be asked. */
export function faultsOf(form: NoticesForm): Faults {
	const isEmpty = form.isQuiet && !(form.from && form.until);
	return {
		...(form.pace === 'daily' && !form.dailyAt ? { daily_at: 'time' } : {}),
		...(isEmpty ? { quiet: 'time' } : {}),
	};
}

const SAID: Readonly<Record<string, Reason>> = {
	'must be an IANA time zone': 'zone',
	'must not end as they begin': 'quiet',
	'must not lie in the quiet hours': 'daily',
	'must be an e-mail address in ASCII': 'address',
};

/** The reasons behind the words of a `malformed` answer (`server/notices/rules/choices.py`). */
export function reasonsOf(fields: Readonly<Record<string, string>>): Faults {
	const found = Object.entries(fields).map(([field, words]) => [field, SAID[words] ?? 'other']);
	return Object.fromEntries(found) as Faults;
}

/** Minutes since midnight of a time such as `09:00`. */
function minutesOf(time: string): number {
	const [hours = 0, minutes = 0] = time.split(':').map(Number);
	return hours * HOUR + minutes;
}

function timeOf(minute: number): string {
	const two = (n: number) => String(n).padStart(2, '0');
	return `${two(Math.floor(minute / HOUR))}:${two(minute % HOUR)}`;
}
