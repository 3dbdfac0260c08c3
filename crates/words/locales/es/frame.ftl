# Lo que rodea cada sala: la barra, la línea de arriba, la búsqueda, las teclas y las palabras que varias salas comparten.

app-name = Kith
app-window-title = Kith
skip-to-content = Ir al contenido

room-today = Hoy
room-students = Estudiantes
room-settings = Ajustes
rail-label = Salas

frame-top = Línea de arriba
frame-invented = Escuela inventada. Aquí nadie es real.
frame-kept-here = Guardado aquí
frame-kept-here-hint = Todo lo que anota se guarda en esta computadora.
frame-unsent = { $count ->
    [0] Guardado en esta computadora
    [one] Guardado en esta computadora, { $count } cambio aún sin enviar
   *[other] Guardado en esta computadora, { $count } cambios aún sin enviar
}
frame-lock = Bloquear
frame-content = Contenido

search-label = Buscar estudiantes
work-preview = Leyendo los archivos
work-apply = Incorporando
work-undo = Deshaciendo
work-caseload = Buscando a los estudiantes de la lista
work-invented = Creando la escuela inventada
work-backup = Haciendo una copia de seguridad
work-read_again = Leyendo de nuevo sus registros
work-sign_in = Iniciando sesión en su distrito en el navegador

search-placeholder = Buscar estudiantes
search-results = Estudiantes encontrados
search-found = { $count ->
    [one] Una persona: { $first }
   *[other] { $count } en la lista, primero { $first }
}
search-nobody = No hay estudiantes con ese nombre.
search-hint = Escriba unas letras de cualquier parte del nombre.

help-title = Teclas
help-search = Buscar estudiantes
help-lock = Bloquear
help-undo = Deshacer
help-redo = Rehacer
help-panes = Siguiente parte de la ventana
help-this = Esta lista
help-close = Cerrar o volver
help-move = Moverse por una lista
help-open = Abrir lo seleccionado
help-choose = Elegir una fila

undo-done = Deshecho: { $what }.
undo-done-left = { $count ->
    [one] Deshecho: { $what }. { $count } cosa que cambió desde entonces se dejó como está.
   *[other] Deshecho: { $what }. { $count } cosas que cambiaron desde entonces se dejaron como están.
}
redo-done = Hecho de nuevo: { $what }.

do-undo = Deshacer
do-redo = Rehacer
do-close = Cerrar
do-cancel = Cancelar
do-back = Atrás
do-next = Siguiente
do-save = Guardar
do-done = Listo
do-retry = Intentar de nuevo
optional = opcional
show-passphrase = Mostrar la frase de acceso

not-known = no se sabe
grade = Grado { $grade }
loading = Un momento

span-days = { $count ->
    [one] { $count } día
   *[other] { $count } días
}
span-weeks = { $count ->
    [one] { $count } semana
   *[other] { $count } semanas
}
span-months = { $count ->
    [one] { $count } mes
   *[other] { $count } meses
}
span-years = { $count ->
    [one] { $count } año
   *[other] { $count } años
}

broken-title = No se pudo mostrar esta sala
broken-words = Todo lo que anotó está guardado. Inténtelo de nuevo; si vuelve a pasar, cierre Kith y ábralo otra vez.
waiting-words = Esto todavía no está guardado. Espera a que se guarde lo que ya estaba en marcha en este equipo y luego sigue por sí solo. Hasta entonces, deje Kith abierto y no lo bloquee.

class-pick-other = Otra clase…
class-pick-find = Buscar una clase
class-pick-none = Ninguna clase se llama así.
