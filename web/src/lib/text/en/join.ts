export const join = {
	'join.title': 'Your invitation',
	'join.reading': 'Opening your invitation…',
	'join.code': 'Invitation code',
	'join.code_hint': 'Seven groups of four characters, as on your letter or in your link.',
	'join.code_submit': 'Open the invitation',
	'join.recovery_pasted':
		'This is a recovery code. It opens an account, so it was not sent anywhere. Never type it into a page that a link has opened.',
	'join.used.title': 'This invitation has been used',
	'join.used.text':
		'It was used on {when}. If that was you, sign in. If that was not you, call your therapist: someone else may have opened it.',
	'join.withdrawn.title': 'This invitation has been withdrawn',
	'join.withdrawn.text':
		'Your therapist has taken it back, often to send a new one. Please ask them for it.',
	'join.expired.title': 'This invitation has expired',
	'join.expired.text': 'It could be used until {when}. Please ask your therapist for a new one.',
	'join.unknown.title': 'We cannot confirm this invitation',
	'join.unknown.text':
		'We cannot confirm that this invitation comes from your therapist. Ask them for a new one.',
	'join.sign_in': 'Go to sign in',
	'join.another': 'Type another code',
	'join.welcome.title': 'You have been invited',
	'join.welcome.from': 'From {name}',
	'join.welcome.staff':
		'You have been invited to join the practice as staff. Create your account to begin.',
	'join.welcome.readers':
		'Only the people of this conversation and the practice’s record keeper can read it. The server cannot.',
	'join.welcome.next': 'Create your account',
	'join.account.title': 'Your account',
	'join.account.name': 'Your name',
	'join.account.name_hint': 'Only the people of your conversation see it.',
	'join.account.login_hint':
		'You sign in with it. Notices go there; they never show what was written.',
	'join.account.password_hint':
		'At least 12 characters. Several words that only you would put together are best.',
	'join.account.password_again': 'Password once more',
	'join.account.differs': 'The two passwords are not the same.',
	'join.account.short': 'Please use at least 12 characters.',
	'join.account.bad_login': 'Please type an e-mail address.',
	'join.account.next': 'Continue',
	'join.strength.short': 'Too short',
	'join.strength.weak': 'Easy to guess',
	'join.strength.fair': 'Fair',
	'join.strength.good': 'Good',
	'join.recovery.title': 'Your recovery code',
	'join.recovery.text':
		'If you lose your password or passkey, only this code opens your messages again. Nobody can give you another: not the practice, not us.',
	'join.recovery.print': 'Print',
	'join.recovery.save': 'Save as a file',
	'join.recovery.saved': 'Saved. Keep the file somewhere safe.',
	'join.recovery.copy': 'Copy',
	'join.recovery.copied': 'Copied.',
	'join.recovery.kept': 'I have printed it, saved it or written it down.',
	'join.recovery.submit': 'Join the conversation',
	'join.recovery.submit_staff': 'Join the practice',
	'join.busy': 'Making your keys. This takes a few seconds.',
} as const;
