export const shell = {
	'app.name': 'Meantime',
	'app.language': 'Language',
	'app.back': 'Back',
	'app.close': 'Close',
	'app.try_again': 'Try again',
	'app.wait': 'One moment…',

	'title.sign_in': 'Sign in · Meantime',
	'title.join': 'Invitation · Meantime',
	'title.help': 'Help now · Meantime',
	'title.error': 'Not found · Meantime',

	'error.title': 'This page does not exist',
	'error.broken': 'This page could not be shown',
	'error.text': 'The address may be incomplete. Nothing you have written is lost.',
	'error.home': 'Go to your messages',

	'exit.button': 'Leave',
	'exit.label': 'Leave this page at once',

	'role.your_clinician': 'Your therapist',
} as const;
