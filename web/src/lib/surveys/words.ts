import lines from 'content:crisis_lines';
import { fill } from '../text/catalogue.ts';
import type { Text } from '../text/text.svelte.ts';
import { helpFor, valuesOf } from '../ui/crisis.ts';
import type { Survey } from './content.ts';
import type { OwnSurveys } from './view.ts';

/** What is said before the first question, with whom to call now. */
export function introOf({ intro }: Survey, view: OwnSurveys, country: string, text: Text): string {
	const { locale } = text;
	const help = valuesOf(helpFor(lines, country, locale), lines, locale);
	const therapist = view.therapist || text.say('survey.somebody');
	return fill(intro[locale], { ...help, therapist_name: therapist });
}

/** What is said at the end; without a phone number that is known, less. */
export function thanksOf({ thanks }: Survey, view: OwnSurveys, text: Text): string {
	if (!view.therapist || !view.phone) return text.say('survey.thanks');
	const values = { therapist_name: view.therapist, practice_phone: view.phone };
	return fill(thanks[text.locale], values);
}

/** What each audience is called, and what is said before it is asked. */
export const AUDIENCES = {
	client: { name: 'surveys.clients', sure: 'surveys.sure_clients' },
	therapist: { name: 'surveys.therapists', sure: 'surveys.sure_therapists' },
} as const satisfies Record<Survey['audience'], object>;
