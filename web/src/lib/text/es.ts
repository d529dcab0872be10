import type { Catalogue } from './catalogue.ts';
import { accounts } from './es/accounts.ts';
import { caseload } from './es/caseload.ts';
import { desk } from './es/desk.ts';
import { events } from './es/events.ts';
import { failures } from './es/failures.ts';
import { files } from './es/files.ts';
import { found } from './es/found.ts';
import { help } from './es/help.ts';
import { invite } from './es/invite.ts';
import { join } from './es/join.ts';
import { locks } from './es/locks.ts';
import { offline } from './es/offline.ts';
import { settings } from './es/settings.ts';
import { shell } from './es/shell.ts';
import { team } from './es/team.ts';
import { threads } from './es/threads.ts';

/** Spanish, with the formal address that the content files use. */
export const es: Catalogue = {
	...shell,
	...help,
	...accounts,
	...join,
	...threads,
	...caseload,
	...desk,
	...team,
	...events,
	...failures,
	...offline,
	...files,
	...found,
	...settings,
	...invite,
	...locks,
};
