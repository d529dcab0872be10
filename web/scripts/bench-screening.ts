/** The worker of `bench/browser.py` that looks at texts with all rules: how long each takes, in ms. */
import { readyRules } from '../src/lib/noticed/check.ts';
import { screen } from '../src/lib/screening/screen.ts';

const WARM = 50; // texts, until the browser has compiled the code
const ROUNDS = 5; // the quickest counts: what else the machine does is not measured

self.addEventListener('message', ({ data }: MessageEvent<readonly string[]>) => {
	void measure(data);
});

async function measure(texts: readonly string[]): Promise<void> {
	const { packs } = await readyRules();
	for (const text of texts.slice(0, WARM)) screen(text, packs);
	const rounds = Array.from({ length: ROUNDS }, () =>
		texts.map((text) => {
			const start = performance.now();
			screen(text, packs);
			return performance.now() - start;
		}),
	);
	self.postMessage(texts.map((_, at) => Math.min(...rounds.map((times) => times[at] ?? 0))));
}
