/**
 * A worker of its own for looking at texts: it holds no key and can reach nothing, and while it
 * compiles its rules or reads a long letter, the worker that seals and sends is not kept waiting.
 */
import { fetchModel } from '../screening/model.ts';
import { check, readyRules } from './check.ts';
import { FetchedModel } from './fetched-model.ts';
import type { Ask, Prepare, Told } from './screener.ts';

const rules = readyRules();
const fetched = new FetchedModel(fetchModel);

self.addEventListener('message', ({ data }: MessageEvent<Ask | Prepare>) => {
	if ('prepare' in data) fetched.begin();
	else void answer(data);
});

async function answer({ n, text, against }: Ask): Promise<void> {
	try {
		if (against.model) fetched.begin();
		const ready = await rules;
		const found = check(ready, text, against, against.model ? fetched.model : null);
		const isPartial = against.model && fetched.isComing;
		self.postMessage({ n, found: isPartial ? { ...found, isPartial } : found } satisfies Told);
	} catch {
		self.postMessage({ n, found: null } satisfies Told); // the page starts another worker
	}
}
