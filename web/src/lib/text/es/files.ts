export const files = {
	'files.waiting': 'Archivos por enviar',
	'files.add': 'Añadir un archivo',
	'files.record': 'Grabar una nota de voz',
	'files.sealing': 'Sellando «{name}»…',
	'files.held': 'Aún no se ha enviado. Queda sellado en este dispositivo hasta que pulse «Enviar».',
	'files.going': 'En camino: {percent} %',
	'files.kept': 'Guardado en este dispositivo. Se envía solo cuando haya conexión.',
	'files.refused': 'El servidor no aceptó este archivo. Queda guardado en este dispositivo.',
	'files.remove': 'Quitar {name}',
	'files.too_large': '«{name}» pesa más de 25 MB. Elija uno más pequeño, por favor.',
	'files.no_room':
		'En este dispositivo no queda sitio para «{name}». Libere espacio y vuelva a elegirlo.',
	'files.show': 'Ver',
	'files.listen': 'Escuchar',
	'files.hide': 'Cerrar',
	'files.save': 'Guardar',
	'files.fetching': 'Abriendo: {percent} %',
	'files.gone': 'El servidor ya no tiene este archivo.',
	'files.damaged': 'Este archivo no llegó como se envió. No se ha abierto.',
	'files.other':
		'Meantime no muestra archivos de este tipo. Guárdelo y ábralo solo si confía en él.',
	'files.pdf_frame': 'Las páginas de {name}',
	'memo.recording': 'Grabando: {time}',
	'memo.stop': 'Parar y guardar',
	'memo.drop': 'Descartar',
	'memo.denied':
		'El micrófono está cerrado para esta página. Puede permitirlo en los ajustes de su navegador, o escribir.',
	'memo.unable':
		'Este dispositivo no puede grabar aquí. Puede escribir, o añadir una grabación como archivo.',
	'memo.name': 'Nota de voz {when}',
};
