import type { News } from '../sync/remote.ts';

const AGAIN_MS = 60_000;

type Following = Readonly<{
	/** Tells that the conversation is shown; the worker holds back what comes too often. */
	tell: () => Promise<void>;
	listen: (listener: (news: News) => void) => () => void;
}>;

/** Tells that a conversation is shown, as long as somebody can see its page. Returns how to stop. */
export function whileShown(space: string, { tell, listen }: Following): () => void {
	const look = () => {
		if (document.visibilityState === 'visible') void tell().catch(() => undefined); // locked
	};
	const timer = setInterval(look, AGAIN_MS);
	const deaf = listen((news) => {
		if (news.kind === 'space' && news.id === space) look();
	});
	document.addEventListener('visibilitychange', look);
	look();
	return () => {
		clearInterval(timer);
		deaf();
		document.removeEventListener('visibilitychange', look);
	};
}
