export const settings = {
	'title.settings': 'Settings · Meantime',

	'title.hours': 'Hours · Meantime',
	'hours.title': 'Hours',
	'hours.practice': 'The practice’s hours',

	'title.replies': 'Automatic replies · Meantime',
	'replies.title': 'Automatic replies',

	'bar.label': 'Places',
	'bar.messages': 'Messages',
	'bar.between': 'Between',
	'settings.readers': 'Who can read',
	'bar.settings': 'Settings',

	'title.notices': 'Notices · Meantime',
	'notices.title': 'Notices',
	'notices.unreached': 'Mail about new messages does not reach this client.',
	'notices.unreached_text':
		'Please ask for another address in your next session. They change it in Settings, Notices.',
	'sessions.next': 'Next session: {when}.',
	'bar.sessions': 'Sessions',
	'title.devices': 'Your devices · Meantime',
	'title.locks': 'What opens your account · Meantime',
	'auto.title': 'Safety',
	'lock.lock': 'Lock',
	'lock.sign_out': 'Sign out',
	'auto.soon': 'Locks in {seconds} s, because nobody seems to be there.',
	'auto.stay': 'I am here',
	'failure.report': 'Save a report',
	'auto.after': 'Lock when nobody is there',
	'auto.hint': 'After this time without a touch your messages close. Drafts are kept.',
	'auto.minutes': 'After {minutes} min',
	'locks.title': 'What opens your account',
	'devices.title': 'Your devices',
} as const;
