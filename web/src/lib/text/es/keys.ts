import type { Catalogue } from '../catalogue.ts';
import type { keys as english } from '../en/keys.ts';

export const keys: Pick<Catalogue, keyof typeof english> = {
	'keys.title': 'Teclas',
	'keys.next': 'Conversación siguiente',
	'keys.previous': 'Conversación anterior',
	'keys.answer': 'Escribir una respuesta',
	'keys.in_session': 'Responderé en la sesión',
	'keys.bring': 'Llevar a la sesión',
	'keys.saved': 'En una línea vacía: respuestas guardadas',
	'keys.slot': 'Siguiente dato por completar',
	'keys.bridge': 'Poner la próxima sesión',
	'keys.send': 'Enviar',
	'keys.send_next': 'Enviar y pasar a la siguiente',
	'keys.leave': 'Salir del cuadro; el borrador queda',
	'keys.find': 'Buscar un cliente o una página',
	'keys.help': 'Esta lista',
	'keys.single': 'Las letras sueltas funcionan como teclas',
	'keys.single_hint': 'Desactívelo si le habla a su ordenador.',
};
