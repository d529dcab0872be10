/** The keys of the desk. */
export const keys = {
	'keys.title': 'Keys',
	'keys.next': 'Next conversation',
	'keys.previous': 'Previous conversation',
	'keys.answer': 'Write an answer',
	'keys.in_session': 'Will answer in session',
	'keys.bring': 'Bring to the session',
	'keys.saved': 'On an empty line: saved replies',
	'keys.slot': 'Next thing to fill in',
	'keys.bridge': 'Put in the next session',
	'keys.send': 'Send',
	'keys.send_next': 'Send, and go to the next',
	'keys.leave': 'Leave the box; the draft stays',
	'keys.find': 'Find a client or a page',
	'keys.help': 'This list',
	'keys.single': 'Single letters work as keys',
	'keys.single_hint': 'Switch this off if you speak to your computer.',
} as const;
