import type { IconName } from './icons.ts';

/** A place in the bars; `count` is said behind its name if it is not 0. */
export type Place = Readonly<{ href: string; icon: IconName; name: string; count?: number }>;
