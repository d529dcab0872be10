import type { shell as english } from '../en/shell.ts';

export const shell: Record<keyof typeof english, string> = {
	'app.name': 'Meantime',
	'app.language': 'Idioma',
	'app.back': 'Volver',
	'app.close': 'Cerrar',
	'app.try_again': 'Intentar de nuevo',
	'app.wait': 'Un momento…',

	'title.sign_in': 'Entrar · Meantime',
	'title.join': 'Invitación · Meantime',
	'title.help': 'Ayuda ahora · Meantime',
	'title.error': 'No encontrada · Meantime',

	'error.title': 'Esta página no existe',
	'error.broken': 'No se pudo mostrar esta página',
	'error.text':
		'Es posible que la dirección esté incompleta. No se ha perdido nada de lo que escribió.',
	'error.home': 'Ir a sus mensajes',

	'exit.button': 'Salir',
	'exit.label': 'Salir de esta página ahora mismo',

	'role.your_clinician': 'Su terapeuta',
};
