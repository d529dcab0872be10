export const locks = {
	'locks.lead': 'Each of these opens your messages. Only you have them; nobody can reset them.',
	'locks.passkey': 'Passkey',
	'locks.password': 'Password',
	'locks.recovery': 'Recovery code',
	'locks.since': 'Set on {when}',
	'locks.not_set': 'Not set',
	'locks.set': 'Set',
	'locks.replace': 'Replace',
	'locks.remove': 'Remove',
	'locks.new_code': 'New code',
	'locks.two':
		'Two always stay, one of them the recovery code: so that losing one locks nobody out.',
	'locks.proof': 'First show that it is you.',
	'locks.password_now': 'Password of now',
	'locks.wrong': 'This does not fit. Please try again.',
	'locks.past_theft':
		'A new password does not undo a past theft of the old one together with the server’s data. If you fear that, ask your practice to invite you anew.',
	'locks.password_submit': 'Set the password',
	'locks.recovery_submit': 'Use this code from now on',
	'locks.remove_text': 'It will no longer open your account.',
	'locks.cancel': 'Cancel',
	'locks.done': 'Done.',

	'devices.lead': 'Wherever you are signed in.',
	'devices.browser': 'Browser',
	'devices.phone': 'Phone',
	'devices.cli': 'Terminal',
	'devices.service': 'Program',
	'devices.this': 'This device',
	'devices.seen': 'Last used {when}',
	'devices.end': 'Sign out there',
	'devices.end_others': 'Sign out everywhere else',
	'devices.ended': 'Signed out there.',
	'devices.lost':
		'Lost an unlocked device? Sign out there, and tell your practice: they can invite you anew, with fresh keys.',
	'devices.remove_title': 'Remove this device',
	'devices.remove_text':
		'For a borrowed or old device: deletes all that it keeps of your account, and signs out.',
	'devices.remove': 'Remove this device',
	'devices.unsent':
		'{count} not sent yet, and kept on this device alone. Removing the device deletes it for good.',
	'devices.remove_sure':
		'Messages that were sent stay with your practice. Drafts and what waits here are deleted.',
	'devices.remove_now': 'Delete and sign out',
	'devices.remove_anyway': 'Delete all the same',

	'passkey.make': 'Make the passkey',
} as const;
