/** What the page of settings says. */
export const choices = {
	'settings.safety': 'Safety',
	'settings.safety_text':
		'Who is told of an urgent message, and what the app looks for in what clients write.',
	'settings.start': 'Getting started',
	'settings.policy': 'Messaging policy',
	'settings.policy_link': 'Write and publish the policy',
	'settings.measures': 'Questionnaires of the practice',
	'settings.policy_text': 'What clients read and sign before they write to you.',
	'settings.ladder': 'Who is told, and when',
	'settings.rules': 'Safety rules',
	'hours.link': 'Hours, reading times and days away',
	'hours.shared': 'Unlike the rest here, these reach your clients: they see by when you answer.',
	'settings.kept': 'Your journal',
	'settings.kept_text': 'Neither your therapist nor the practice can open it.',
	'settings.kept_link': 'Open your journal',
	'settings.lead': 'These stay on this device. They say nothing about you.',
	'settings.looks': 'Language and looks',
	'settings.theme': 'Light or dark',
	'settings.theme.system': 'As the device',
	'settings.theme.light': 'Light',
	'settings.theme.dark': 'Dark',
	'settings.install': 'On your home screen',
	'settings.install.text':
		'Put Meantime on your home screen. It then opens like any other app, and the device keeps your messages more reliably.',
	'settings.install.button': 'Put it on the home screen',
	'settings.install.ios':
		'On an iPhone or iPad: tap Share (the square with an arrow), then “Add to Home Screen”. It then opens like any other app.',
	'settings.install.menu':
		'Open the menu of your browser and choose “Install” or “Add to home screen”. It then opens like any other app.',
	'settings.install.done': 'Meantime is on your home screen.',
	'settings.install.seen': 'Whoever uses this device can see its sign and its name there.',
	'settings.keep': 'What is kept here',
	'settings.keep.text':
		'What was sent is safe with your practice. Drafts, and what has not been sent yet, are kept only on this device, locked. A browser may clear them when space runs short, unless you ask it not to.',
	'settings.keep.button': 'Ask it to keep them',
	'settings.keep.done': 'This browser has promised to keep them.',
	'settings.keep.refused':
		'This browser has not promised it. It often does once the app is on the home screen.',
	'exit.title': 'Leave quickly',
	'exit.text':
		'One tap empties the page, locks your messages and opens another page in its place. Your draft is kept.',
	'exit.offer': 'Show the button on every page',
	'exit.to': 'Where it leads',
	'exit.history':
		'The browser’s history can still show that this address was opened, but nothing that was written.',
	'exit.encyclopedia': 'Wikipedia',
	'exit.weather': 'The weather',
	'exit.search': 'A search page',
	'exit.empty': 'An empty page',
	'unsent.title': 'When something could not be sent',
	'unsent.text':
		'What you write without a connection is sent when there is one, also after you close the app. If that fails, this device can tell you.',
	'unsent.unable':
		'What you write without a connection is sent when you open the app with one. This browser cannot send it while the app is closed.',
	'unsent.words': 'It says only: “{words}”',
	'unsent.ask': 'Let this device tell me',
	'unsent.granted': 'This device will tell you.',
	'unsent.denied': 'Your browser does not let the app tell you. Its settings can change that.',
	'settings.survey': 'What I think of messaging',
	'notices.shared':
		'Unlike the rest here, your practice’s server keeps these: it sends the notices.',
	'notices.link': 'How and when you are told',
} as const;
