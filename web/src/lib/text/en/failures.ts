export const failures = {
	'failure.changed':
		'This conversation was changed in a way your app cannot confirm. We have stopped here to protect you.',
	'failure.older':
		'The server shows an older or different version of this conversation than this device saw before.',
	'failure.invitation':
		'We cannot confirm that this invitation comes from your therapist. Ask them for a new one.',
	'failure.unopened':
		'We cannot confirm who opened this conversation. It stays closed to protect you.',
	'failure.no_key': 'You have not been given the key to these messages.',
	'failure.update': 'Please update the app.',
	'failure.weaker': 'The server asked for weaker protection; login stopped.',
	'failure.identity':
		'The server showed another account than the one this device knows; login stopped.',
	'failure.unreadable_key': 'The server’s answer does not open with this password; login stopped.',
	'failure.offline': 'There is no connection to the server. Nothing you wrote is lost.',
	'failure.signed_out': 'You are no longer signed in. Please sign in again.',
	'failure.not_found': 'There is no such conversation, or it is not yours to see.',
	'failure.server':
		'The server could not do this just now. Nothing you wrote is lost. Please try again.',
	'failure.call_practice': 'Please call {name}: {phone}',
	'failure.call_therapist': 'Please call your therapist or practice.',
	'failure.code': 'For support: {code}',
	'failure.title': 'We have stopped here',

	'join.mistyped':
		'This code is not complete or has a typing mistake. Please compare it once more.',
	'join.login_taken': 'There is an account with this e-mail already. Please use another one.',
} as const;
