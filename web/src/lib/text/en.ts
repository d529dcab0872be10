import { desk } from './en/desk.ts';
import { events } from './en/events.ts';
import { files } from './en/files.ts';
import { first } from './en/first.ts';
import { invite } from './en/invite.ts';
import { joining } from './en/joining.ts';
import { promise } from './en/promise.ts';
import { settings } from './en/settings.ts';
import { threads } from './en/threads.ts';

/** English, a file for each part of the app. Its keys are the keys of every language. */
export const en = {
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
