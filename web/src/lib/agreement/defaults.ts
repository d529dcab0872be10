import consent from 'content:consent';
import policy from 'content:policy';
import type { Document, Facts, Flag } from './document.ts';

/** The document that a practice begins with: the texts of the content around its own facts. */
export function defaultDocument(facts: Facts): Document {
	const variants = Object.entries(consent.variants);
	return {
		v: 1,
		locales: [...policy.locales],
		facts,
		sections: policy.sections.map(({ id, element, ack, title, text }) => {
			return { id, element, ack: flag(ack), title: { ...title }, text: { ...text } };
		}),
		fee_text: { ...policy.settings.billing.plans[facts.fee.plan] },
		card: { ...policy.card.text },
		consent: {
			sections: consent.sections.map(section),
			statements: consent.statements.map(({ id, required, text }) => {
				return { id, required: flag(required), text: { ...text } };
			}),
			variants: variants.map(([id, { add }]) => ({ id, sections: add.map(section) })),
		},
	};
}

type Part = (typeof consent.sections)[number];

function section({ id, initial, text }: Part) {
	return { id, initial: flag(initial), text: { ...text } };
}

function flag(given: boolean): Flag {
	return given ? 1 : 0;
}
