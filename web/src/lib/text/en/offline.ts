export const offline = {
	'update.title': 'A newer version is ready',
	'update.text':
		'You choose when to use it. The app opens again and asks for your lock. What you wrote is kept.',
	'update.accept': 'Use it now',
	'update.later': 'Later',
	'update.failed': 'Your draft could not be kept just now, so nothing was changed.',
	'unsent.notice': 'Something has not been sent. Open the app.',
	'update.hash': 'Version {hash}',
} as const;
