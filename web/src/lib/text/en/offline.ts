export const offline = {
	'update.title': 'A newer version is ready',
	'update.text':
		'You choose when to use it. The app opens again and asks for your lock. What you wrote is kept.',
	'update.accept': 'Use it now',
	'update.later': 'Later',
	'update.failed': 'Your draft could not be kept just now, so nothing was changed.',
	'unsent.title': 'When something could not be sent',
	'unsent.text':
		'What you write without a connection is sent when there is one, also after you close the app. If that fails, this device can tell you.',
	'unsent.unable':
		'What you write without a connection is sent when you open the app with one. This browser cannot send it while the app is closed.',
	'unsent.words': 'It says only: “{words}”',
	'unsent.notice': 'Something has not been sent. Open the app.',
	'unsent.ask': 'Let this device tell me',
	'unsent.granted': 'This device will tell you.',
	'unsent.denied': 'Your browser does not let the app tell you. Its settings can change that.',
	'update.hash': 'Version {hash}',
} as const;
