import { accounts } from './accounts.ts';
import { failures } from './failures.ts';
import { help } from './help.ts';
import { offline } from './offline.ts';
import { shell } from './shell.ts';

/** What may be said before anything is unlocked: it comes with the first page. */
export const first = {
	...shell,
	...help,
	...accounts,
	...failures,
	...offline,
};
