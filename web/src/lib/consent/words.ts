/** Sentences of the content that are said to a client, in the worker: pages need not fetch it all. */
import checklist from 'content:candidacy';
import consent from 'content:consent';
import type { InEach, Words } from './view.ts';

export function wordsOf(): Words {
	const { signed, withdrawn, expiring } = consent.receipts;
	return {
		signed: signed.text,
		withdrawn: withdrawn.text,
		expiring: expiring.text,
		not_now: saidWhen('not_now'),
		with_conditions: saidWhen('offer_with_conditions'),
	};
}

function saidWhen(decision: string): InEach<string> {
	const outcome = checklist.outcomes.find((each) => each.decision === decision);
	return outcome?.client_text ?? { en: '', es: '' };
}
