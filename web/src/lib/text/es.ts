import type { en } from './en.ts';
import { desk } from './es/desk.ts';
import { events } from './es/events.ts';
import { files } from './es/files.ts';
import { first } from './es/first.ts';
import { invite } from './es/invite.ts';
import { joining } from './es/joining.ts';
import { promise } from './es/promise.ts';
import { settings } from './es/settings.ts';
import { threads } from './es/threads.ts';

/** Spanish, with the formal address that the content files use. */
export const es: Record<keyof typeof en, string> = {
	...first,
	...joining,
	...threads,
	...desk,
	...events,
	...files,
	...promise,
	...settings,
	...invite,
};
