export const notices = {
	'notices.lead': 'A notice says that a message waits. It never says from whom, or what.',

	'notices.seen': 'What others can see',
	'notices.seen_text':
		'This is all that shows on a lock screen or in your mail. It has no name, no practice and no link.',
	'notices.subject': 'A notice for you',
	'notices.waiting': 'You have a message waiting. Nobody reads answers to this notice.',
	'notices.seen_urgent': 'When a client marks a message urgent, it says:',
	'notices.urgent': 'A message needs you now. Please open the app.',

	'notices.mail': 'Mail',
	'notices.mail_on': 'Send me a mail',
	'notices.mail_off':
		'No mail leaves this server yet. Whoever runs it for your practice can set that up.',
	'notices.mail_fails':
		'Mail does not reach you since {when}. Please check the address, or give another one.',
	'notices.address': 'Another address for notices',
	'notices.address_hint': 'Leave it empty for the one you sign in with: {login}',
	'notices.address_care': 'If others can read your mail, they see that a message waits.',

	'notices.push': 'On this device',
	'notices.push_text':
		'This browser can show notices when the app is closed. The maker of the browser passes them on. They see that one comes, but not what it says.',
	'notices.push_is_on': 'Notices show on this device.',
	'notices.push_is_off': 'No notices show on this device.',
	'notices.push_is_denied':
		'This browser does not allow notices from the app. You can change that in the settings of the browser.',
	'notices.push_is_unsupported':
		'This browser cannot show notices. On an iPhone or iPad, first put the app on your home screen, then open it from there.',
	'notices.push_start': 'Show notices here',
	'notices.push_stop': 'Stop notices here',
	'notices.push_failed': 'That did not work just now. Please try again later.',

	'notices.when': 'When',
	'notices.pace': 'How often',
	'notices.as_it_comes': 'As it comes, once an hour at most',
	'notices.daily': 'Once a day',
	'notices.daily_at': 'At',
	'notices.reviews': 'What clients write is told to you when you read next, by your hours.',

	'notices.quiet': 'Quiet hours',
	'notices.quiet_text':
		'In quiet hours nothing is sent, to any of your devices. It comes when they are over.',
	'notices.quiet_on': 'Keep quiet hours',
	'notices.quiet_from': 'From',
	'notices.quiet_until': 'Until',
	'notices.urgent_passes':
		'What a client marks urgent is told at once: also in quiet hours, and more than once a day.',
	'notices.zone': 'Time zone',

	'notices.reminder': 'Reminder',
	'notices.reminds': 'Remind me once, if I have not come by for two days',

	'notices.test': 'Send me a test notice',
	'notices.test_text': 'It looks just like any other, and goes to {address} and to your devices.',
	'notices.test_devices': 'It looks just like any other, and goes to your devices.',
	'notices.test_sent': 'It is on its way.',
	'notices.test_soon': 'You asked for one a moment ago. Please wait a minute.',

	'notices.save': 'Save',
	'notices.saved': 'Saved.',
	'notices.unsaved': 'Not saved yet.',
	'notices.mend': 'Not saved: something has to be put right first.',
	'notices.wrong_zone': 'Please choose another time zone.',
	'notices.wrong_time': 'Please give a time.',
	'notices.wrong_quiet': 'Quiet hours must end at another time than they begin.',
	'notices.wrong_daily': 'This time lies in your quiet hours.',
	'notices.wrong_address': 'This is not an e-mail address.',
	'notices.wrong_other': 'The server could not take this.',
} as const;
