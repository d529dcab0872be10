import type { PlainKey } from '../text/catalogue.ts';
import { dateFormat, regional } from '../text/formats.ts';
import type { Text } from '../text/text.svelte.ts';
import { visible } from '../ui/visible.ts';
import type { OpenedLine } from './view.ts';

const NOON = 'T12:00:00Z';
const OPENED = { yours: 'opened.yours', these: 'opened.these' } as const;
const LET_IN = { yours: 'opened.emergency_yours', these: 'opened.emergency_these' } as const;
const COPIED = { yours: 'opened.copied_yours', these: 'opened.copied_these' } as const;

/** Who did it and when, as one sentence: by the day, or to the minute in the practice's zone. */
export function sentenceOf(text: Text, line: OpenedLine, zone: string, isMine: boolean): string {
	const who = whoOf(text, line);
	const when = whenOf(text, line, zone);
	const done = { opened: OPENED, copied: COPIED, emergency: LET_IN }[line.kind];
	return text.say(isMine ? done.yours : done.these, { who, when });
}

function whoOf(text: Text, { name, role, kind, isCover, isEmergency }: OpenedLine): string {
	if (role === 'practice') return text.say('opened.keeper');
	const who = visible(name) || text.say('opened.nameless');
	if (kind === 'emergency') return who;
	if (isEmergency) return text.say('opened.as', { who, what: text.say('opened.in_emergency') });
	const asWhat: PlainKey | '' =
		role === 'observer' ? 'opened.observing' : isCover ? 'opened.covering' : '';
	return asWhat ? text.say('opened.as', { who, what: text.say(asWhat) }) : who;
}

function whenOf(text: Text, { on, at }: OpenedLine, zone: string): string {
	const day = dayOf(text, on);
	if (at === null) return text.say('opened.on', { day });
	const options = { hour: 'numeric', minute: '2-digit', timeZone: zone } as const;
	const time = dateFormat(regional(text.locale), options).format(at);
	return text.say('opened.at', { day, time, place: placeOf(zone) });
}

/** The day in words; with its year unless that is this one. */
function dayOf(text: Text, on: string): string {
	const isThisYear = on.startsWith(`${new Date(text.now()).getUTCFullYear()}-`);
	const parts = { month: 'long', day: 'numeric', timeZone: 'UTC' } as const;
	const options = isThisYear ? parts : ({ ...parts, year: 'numeric' } as const);
	return dateFormat(regional(text.locale), options).format(Date.parse(on + NOON));
}

/** "New York" of "America/New_York". */
function placeOf(zone: string): string {
	return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}
