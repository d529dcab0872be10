declare module 'content:crisis_lines' {
	import type { CrisisLines } from '#lib/ui/crisis.ts';
	const content: CrisisLines;
	export default content;
}

declare module 'content:autoreplies' {
	import type { Words } from '#lib/sync/replies.ts';
	type Reply = Readonly<{ id: string; must_include: readonly string[]; text: Words }>;
	const content: Readonly<{ replies: readonly Reply[] }>;
	export default content;
}

declare module 'content:rollout' {
	import type { Rollout } from '#lib/creep/guide.ts';
	const content: Rollout;
	export default content;
}

declare module 'content:welcome' {
	import type { Locale } from '#lib/text/catalogue.ts';
	const content: Readonly<Record<'letter' | 'policy', Readonly<Record<Locale, string>>>>;
	export default content;
}

declare module 'screening:en' {
	import type { Pack } from '#lib/screening/packs.ts';
	const pack: Pack;
	export default pack;
}

declare module 'screening:es' {
	import type { Pack } from '#lib/screening/packs.ts';
	const pack: Pack;
	export default pack;
}

declare module '*?worker&url' {
	const url: string;
	export default url;
}
