import { expect, test } from 'vitest';
import { defaultDocument } from '../../src/lib/agreement/defaults.ts';
import type { Document } from '../../src/lib/agreement/document.ts';
import { languagesOf, ticksChanged } from '../../src/lib/policy/comparing.ts';
import { factsNow } from '../../src/lib/policy/facts.ts';

const DETAILS = {
	...{ name: 'Linden', phone: '+1 555 0100', address: '' },
	...{ country: 'US', zone: 'UTC', locale: 'en' as const },
};

function document(change: (made: Document) => void = () => undefined): Document {
	const made = structuredClone(defaultDocument(factsNow(DETAILS, {})));
	change(made);
	return made;
}

test('a language that is gone is named, and the one that is shown comes first', () => {
	const english = document((made) => {
		made.locales = ['en'];
	});
	expect(languagesOf(document(), english, 'en')).toEqual({ both: ['en'], gone: ['es'], come: [] });
	expect(languagesOf(english, document(), 'en')).toEqual({ both: ['en'], gone: [], come: ['es'] });
	expect(languagesOf(document(), document(), 'es').both).toEqual(['es', 'en']);
});

test('what clients tick by themselves now, or no more, is told though no word has changed', () => {
	const [first] = document().sections.filter(({ ack }) => ack === 1);
	const unticked = document((made) => {
		for (const each of made.sections) if (each.id === first?.id) each.ack = 0;
	});
	expect(ticksChanged(document(), document())).toEqual([]);
	expect(ticksChanged(document(), unticked)).toEqual([{ id: first?.id, isTicked: false }]);
	expect(ticksChanged(unticked, document())).toEqual([{ id: first?.id, isTicked: true }]);
});
