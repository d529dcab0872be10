export const noticed = {
	'noticed.plan': 'Open my safety plan',
	'noticed.hide': 'Hide',
	'noticed.show': 'Show help',
	'noticed.folded': 'You do not have to wait for an answer.',
	'noticed.announce': 'Help stands above the box. You can go on writing, and send at any time.',
	'noticed.send_instead': 'Send it as a message',
	'noticed.session':
		'This is on the list for the session. Nobody is told of it before then, and no alert went out.',
	'noticed.survey':
		'This is an answer to a survey. It alerts nobody, and it may be days until somebody reads it.',
	'noticed.change_answer': 'Show help, or change my answer',
	'noticed.talk': 'Talk to somebody now',
	'noticed.going':
		'Files marked “{urgency}” are on their way. If you or someone else is in danger, please do not wait for an answer.',
	'noticed.one_tap': 'Help is one tap away.',
	'noticed.refused_message':
		'Your message was not sent, and no alert went out. Please do not wait for an answer.',
	'noticed.refused_correction':
		'Your change was not sent, and no alert went out for it. Please do not wait for an answer.',
	'noticed.refused_raise':
		'Your message was sent, but no alert went out for it. Please do not wait for an answer.',
	'noticed.refused_answer':
		'Your answer was not sent. Nobody has been told of it. Please do not wait.',
	'noticed.kept_answer':
		'Your answer is kept on this device. It has not left yet, and leaves as soon as it can.',
	'noticed.alert_waits_answer':
		'Your answer is kept on this device, and its alert has not left yet. It leaves as soon as it can. Please do not wait for it.',
	'noticed.alert_waits_correction':
		'Your change is kept on this device, and its alert has not left yet. It leaves as soon as it can. Please do not wait for it.',
	'noticed.alert_waits_raise':
		'Your message was sent, but its alert has not left this device yet. It leaves as soon as it can. Please do not wait for it.',
	'said.mine': '“Are you safe right now?” You said: {answer}.',
	'said.theirs': '“Are you safe right now?” {name} said: {answer}.',
	'said.before': '“Are you safe right now?” Said before sending: {answer}.',
} as const;
