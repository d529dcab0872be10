import type { failures as english } from '../en/failures.ts';

export const failures: Record<keyof typeof english, string> = {
	'failure.changed':
		'Esta conversación se cambió de una manera que su aplicación no puede confirmar. Nos hemos detenido aquí para protegerle.',
	'failure.older':
		'El servidor muestra una versión más antigua o distinta de esta conversación que la que este dispositivo vio antes.',
	'failure.invitation':
		'No podemos confirmar que esta invitación venga de su terapeuta. Pídale una nueva.',
	'failure.unopened':
		'No podemos confirmar quién abrió esta conversación. Queda cerrada para protegerle.',
	'failure.no_key': 'No se le ha dado la clave de estos mensajes.',
	'failure.update': 'Actualice la aplicación.',
	'failure.weaker': 'El servidor pidió una protección más débil; se detuvo la entrada.',
	'failure.identity':
		'El servidor mostró otra cuenta distinta de la que este dispositivo conoce; se detuvo la entrada.',
	'failure.unreadable_key':
		'La respuesta del servidor no se abre con esta contraseña; se detuvo la entrada.',
	'failure.offline': 'No hay conexión con el servidor. No se ha perdido nada de lo que escribió.',
	'failure.signed_out': 'Su acceso ha terminado. Entre de nuevo.',
	'failure.not_found': 'Esta conversación no existe o no le corresponde verla.',
	'failure.server':
		'El servidor no pudo hacerlo ahora. No se ha perdido nada de lo que escribió. Inténtelo de nuevo.',
	'failure.call_practice': 'Llame a {name}: {phone}',
	'failure.call_therapist': 'Llame a su terapeuta o a la consulta.',
	'failure.code': 'Para la asistencia: {code}',
	'failure.title': 'Nos hemos detenido aquí',

	'join.mistyped': 'Este código está incompleto o tiene un error. Compárelo una vez más.',
	'join.login_taken': 'Ya hay una cuenta con este correo. Use otro.',
};
