import checklist from 'content:candidacy';
import type { Decision } from '../agreement/contents.ts';
import { dateWords } from '../agreement/fact-words.ts';
import { put } from '../agreement/variables.ts';
import type { PlainKey } from '../text/catalogue.ts';
import type { Text } from '../text/text.svelte.ts';
import type { DecisionRow, DeskAgreement, How, PersonRow } from './view.ts';

export const GROUPS = ['fit', 'safety', 'caution', 'practical'] as const;
export const HOWS = ['in_person', 'video', 'phone'] as const satisfies readonly How[];

export const GROUP_NAMES: Readonly<Record<(typeof GROUPS)[number], PlainKey>> = {
	fit: 'candidacy.fit',
	safety: 'candidacy.safety',
	caution: 'candidacy.caution',
	practical: 'candidacy.practical',
};

export const DECISIONS: Readonly<Record<Decision, PlainKey>> = {
	offer: 'candidacy.offer',
	offer_with_conditions: 'candidacy.offer_with_conditions',
	not_now: 'candidacy.not_now',
};

export const WAYS: Readonly<Record<How, PlainKey>> = {
	in_person: 'agreed.in_person',
	video: 'agreed.video',
	phone: 'agreed.phone',
};

const WHY: Readonly<Record<Exclude<DeskAgreement['why'], ''>, PlainKey>> = {
	undecided: 'agreed.undecided',
	not_now: 'agreed.not_now',
	paused: 'agreed.paused',
	ended: 'agreed.ended',
	no_consent: 'agreed.no_consent',
	withdrawn: 'agreed.withdrawn',
	expired: 'agreed.expired',
	new_version: 'agreed.new_version',
};

const ANSWERS: Readonly<Record<string, PlainKey>> = {
	yes: 'candidacy.a.yes',
	no: 'candidacy.a.no',
	partly: 'candidacy.a.partly',
	with_aids: 'candidacy.a.with_aids',
	past_only: 'candidacy.a.past_only',
	on_file: 'candidacy.a.on_file',
	not_indicated: 'candidacy.a.not_indicated',
	missing: 'candidacy.a.missing',
	sometimes: 'candidacy.a.sometimes',
	often: 'candidacy.a.often',
	unsure: 'candidacy.a.unsure',
	not_a_minor: 'candidacy.a.not_a_minor',
};

/** Whether messages are taken, and if not, why. */
export function whyWords({ why, inForce }: Pick<DeskAgreement, 'why' | 'inForce'>): PlainKey {
	if (why) return WHY[why];
	return inForce > 0 ? 'agreed.open' : 'agreed.open_unsigned';
}

export function answerWords(answer: string, text: Text): string {
	const key = ANSWERS[answer];
	return key ? text.say(key) : text.say('candidacy.a.other', { answer });
}

/** How somebody's consent stands. */
export function personWords(person: PersonRow, text: Text): string {
	const { standing, typedName: name, at, until } = person;
	const [version, day] = [String(person.version), text.date(at)];
	switch (standing) {
		case 'permit':
			if (until === 0) return text.say('agreed.permit', { version, day, name });
			return text.say('agreed.permit_until', {
				...{ version, day, name },
				until: text.date(until - 1), // a day ends just before the next
			});
		case 'withdraw':
			return text.say('agreed.withdraw', { day });
		case 'over':
			return text.say('agreed.over', { version, day });
		case 'doubted':
			return text.say('agreed.doubted');
		case 'unseen':
			return at > 0 ? text.say('agreed.unseen_signed', { day }) : text.say('agreed.unseen');
		case 'none':
			return text.say('agreed.none');
	}
}

/** What was decided, by whom, and when that is looked at again. */
export function decisionWords({ decision, by, at, reviewOn }: DecisionRow, text: Text): string {
	const said = {
		decision: text.say(DECISIONS[decision]),
		day: text.date(at),
		review: dateWords(reviewOn, text.locale),
	};
	return by
		? text.say('candidacy.decided_by', { ...said, name: by })
		: text.say('candidacy.decided', said);
}

/** What a client reads of a decision, '' where they read nothing of it. */
export function clientWords(decision: Decision, reviewOn: string, text: Text): string {
	if (decision === 'offer') return '';
	const rule = checklist.outcomes.find((each) => each.decision === decision);
	return put(rule?.client_text[text.locale] ?? '', {
		review_on: dateWords(reviewOn, text.locale),
		next_session: text.say('candidacy.next_session'),
	});
}
