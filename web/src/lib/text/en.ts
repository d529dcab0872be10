import { accounts } from './en/accounts.ts';
import { caseload } from './en/caseload.ts';
import { desk } from './en/desk.ts';
import { events } from './en/events.ts';
import { failures } from './en/failures.ts';
import { files } from './en/files.ts';
import { found } from './en/found.ts';
import { help } from './en/help.ts';
import { invite } from './en/invite.ts';
import { join } from './en/join.ts';
import { locks } from './en/locks.ts';
import { offline } from './en/offline.ts';
import { settings } from './en/settings.ts';
import { shell } from './en/shell.ts';
import { team } from './en/team.ts';
import { threads } from './en/threads.ts';

/** English, a file for each part of the app. Its keys are the keys of every language. */
export const en = {
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
