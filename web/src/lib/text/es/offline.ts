export const offline = {
	'update.title': 'Hay una versión más nueva',
	'update.text':
		'Usted decide cuándo usarla. La aplicación se abre de nuevo y le pide desbloquear. Lo que escribió se conserva.',
	'update.accept': 'Usarla ahora',
	'update.later': 'Más tarde',
	'update.failed': 'Su borrador no pudo guardarse en este momento, así que nada ha cambiado.',
	'unsent.notice': 'Algo no se ha enviado. Abra la aplicación.',
	'update.hash': 'Versión {hash}',
} as const;
