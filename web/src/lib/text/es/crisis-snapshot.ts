import type { crisisSnapshot as english } from '../en/crisis-snapshot.ts';

export const crisisSnapshot: Readonly<Record<keyof typeof english, string>> = {
	'snapshot.title': 'Para cuando el servidor no funcione',
	'snapshot.lead':
		'Cada noche el servidor hace un archivo sellado con los nombres, teléfonos, planes de seguridad y mensajes de sus clientes. El servidor no puede leerlo. Guarde el más reciente en una computadora suya.',
	'snapshot.none': 'Todavía no hay ningún archivo. El primero se hace esta noche.',
	'snapshot.late':
		'No se hizo ningún archivo en un día y medio. Avise a quien se ocupa de su servidor: puede que el disco esté lleno.',
	'snapshot.made': 'El más reciente es del {at}, unos {size} MB.',
	'snapshot.save': 'Guardar el archivo más reciente',
	'snapshot.open':
		'Se abre sin el servidor, con su contraseña o su código de recuperación impreso, en una computadora con la línea de comandos de Meantime. Pruébelo una vez antes de necesitarlo:',
};
