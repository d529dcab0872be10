export const offline = {
	'update.title': 'Hay una versión más nueva',
	'update.text':
		'Usted decide cuándo usarla. La aplicación se abre de nuevo y le pide desbloquear. Lo que escribió se conserva.',
	'update.accept': 'Usarla ahora',
	'update.later': 'Más tarde',
	'update.failed': 'Su borrador no pudo guardarse en este momento, así que nada ha cambiado.',
	'unsent.title': 'Cuando algo no se pudo enviar',
	'unsent.text':
		'Lo que escribe sin conexión se envía cuando la hay, también después de cerrar la aplicación. Si no se logra, este dispositivo puede avisarle.',
	'unsent.unable':
		'Lo que escribe sin conexión se envía cuando abre la aplicación con conexión. Este navegador no puede enviarlo con la aplicación cerrada.',
	'unsent.words': 'Solo dice: «{words}»',
	'unsent.notice': 'Algo no se ha enviado. Abra la aplicación.',
	'unsent.ask': 'Permitir que este dispositivo me avise',
	'unsent.granted': 'Este dispositivo le avisará.',
	'unsent.denied':
		'Su navegador no permite que la aplicación le avise. Puede cambiarlo en sus ajustes.',
	'update.hash': 'Versión {hash}',
} as const;
