/** Sentences about an agreement with their dates and names in them. */
import lines from 'content:crisis_lines';
import type { PlainKey } from '../text/catalogue.ts';
import { fill } from '../text/catalogue.ts';
import { dateFormat, regional } from '../text/formats.ts';
import type { Text } from '../text/text.svelte.ts';
import { helpFor, valuesOf } from '../ui/crisis.ts';
import { visible } from '../ui/visible.ts';
import type { AgreementView, Hindrance, InEach } from './view.ts';

/** A local day, `2027-12-31`, in words. */
export function dayIn(day: string, text: Text): string {
	if (!day) return '';
	const long = dateFormat(regional(text.locale), { dateStyle: 'long', timeZone: 'UTC' });
	return long.format(Date.parse(day));
}

/** Whom a client asks: the therapist by name, where it is known. */
export function therapistIn({ therapist }: AgreementView, text: Text): string {
	return visible(therapist) || text.say('thread.your_therapist');
}

const TITLES = {
	undecided: 'gate.undecided',
	not_now: 'gate.not_now',
	paused: 'gate.paused',
	ended: 'gate.ended',
	no_consent: 'gate.no_consent',
	withdrawn: 'gate.withdrawn',
	expired: 'gate.expired',
	new_version: 'gate.new_version',
	guardian: 'gate.guardian',
	not_here: 'gate.not_here',
} as const satisfies Record<Hindrance, PlainKey>;

/** What keeps messages from being taken, in a few words. */
export function titleOf(hindrance: Hindrance, view: AgreementView | null, text: Text): string {
	const day = hindrance === 'paused' && view ? dayIn(view.stateUntil, text) : '';
	return day ? text.say('gate.paused_until', { day }) : text.say(TITLES[hindrance]);
}

const REVIEWED = {
	in_person: 'agreement.reviewed_in_person',
	video: 'agreement.reviewed_video',
	phone: 'agreement.reviewed_phone',
} as const;

/** When the clinician went through it with the client, and how; empty if nobody said so. */
export function reviewIn({ reviewedOn, reviewedHow }: AgreementView, text: Text): string {
	if (!reviewedOn || !reviewedHow) return '';
	return text.say(REVIEWED[reviewedHow], { day: dayIn(reviewedOn, text) });
}

/** What keeps messages from being taken, in a sentence with what comes next. `country` is where help is looked up. */
export function sentenceOf(
	hindrance: Hindrance,
	view: AgreementView,
	text: Text,
	country: string,
): string {
	const name = therapistIn(view, text);
	switch (hindrance) {
		case 'undecided':
			return text.say('gate.undecided_text', { name });
		case 'not_now':
			return view.reviewOn
				? said(view.words.not_now, view, text, country)
				: text.say('gate.not_now_text', { name });
		case 'paused':
			return text.say('gate.paused_text', { name });
		case 'not_here':
			return text.say('gate.not_here_text', { name });
		case 'withdrawn':
			return said(view.words.withdrawn, view, text, country);
		case 'ended':
			return text.say('gate.ended_text');
		case 'no_consent':
			return text.say('gate.no_consent_text');
		case 'expired':
			return text.say('gate.expired_text');
		case 'new_version':
			return text.say('gate.new_version_text');
		case 'guardian':
			return text.say('gate.guardian_text');
	}
}

/** A sentence of the practice's content with its values. */
export function said(
	words: InEach<string>,
	view: AgreementView,
	text: Text,
	country: string,
): string {
	const { locale } = text;
	return fill(words[locale], {
		therapist_name: therapistIn(view, text),
		practice_phone: view.practicePhone,
		review_on: dayIn(view.reviewOn, text),
		valid_until: dayIn(view.agreed?.until ?? '', text),
		next_session: text.say('gate.next_session'),
		...valuesOf(helpFor(lines, country, locale), lines, locale),
	});
}

/** Why the care team paused or ended it, in its own words; empty where it said nothing. */
export function reasonIn(view: AgreementView, text: Text): string {
	const isOff = view.hindrance === 'paused' || view.hindrance === 'ended';
	const reason = visible(view.reason).trim();
	return isOff && reason ? text.say('gate.reason', { name: therapistIn(view, text), reason }) : '';
}
