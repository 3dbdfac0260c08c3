# Estudiantes: mi lista, todos, y lo que se hace con varios a la vez.

students-title = Estudiantes
students-list = Estudiantes
students-mine = Mi lista
students-everyone = Todos
students-whose = De quién son los estudiantes
students-search = Buscar por nombre o número
students-clear = Borrar
students-count = { $count ->
    [one] { $count } estudiante
   *[other] { $count } estudiantes
}
students-school = Escuela
students-grade = Grado
students-section = Clase
students-any-school = Todas las escuelas
students-any-grade = Todos los grados
students-any-section = Todas las clases
students-without-map = Sin mapa todavía
students-came-lately = Recién incorporados
students-clear-filters = Quitar filtros

students-col-name = Nombre
students-col-grade = Grado
students-col-school = Escuela
students-col-map = Último mapa
students-col-number = Número
students-map-none = Sin mapa todavía
students-map-draft = Espera una decisión
students-left = ya no está
students-by-hand = no está en la lista oficial
students-new = nuevo
students-choose = Elegir

students-bring-in = Incorporar estudiantes
students-add-one = Agregar uno
students-caseload = Definir mi lista
students-chosen = { $count ->
    [one] { $count } en la selección
   *[other] { $count } en la selección
}
students-put-on = Poner en mi lista
students-take-off = Quitar de mi lista
students-by-rules = Según mis reglas
students-asked = Pidió venir
students-unchoose = Quitar la selección
students-put-on-done = { $count ->
    [one] { $count } estudiante está en su lista.
   *[other] { $count } estudiantes están en su lista.
}
students-take-off-done = { $count ->
    [one] { $count } estudiante ya no está en su lista.
   *[other] { $count } estudiantes ya no están en su lista.
}
students-by-rules-done = { $count ->
    [one] Sus reglas deciden otra vez sobre { $count } estudiante.
   *[other] Sus reglas deciden otra vez sobre { $count } estudiantes.
}
students-asked-done = { $count ->
    [one] Anotado: pidió venir. Hoy lo mostrará.
   *[other] Anotado: { $count } estudiantes pidieron venir. Hoy los mostrará.
}

students-none-title = Todavía no hay estudiantes
students-none-words = Incorpore el archivo de una lista oficial, pegue una lista o agregue estudiantes uno por uno.
students-none-mine-title = Todavía no hay nadie en su lista
students-none-mine-words = Diga qué escuelas, grados o apellidos le corresponden, o elija estudiantes a mano en “Todos”.
students-none-found-title = Nadie coincide
students-none-found-words = Pruebe con menos letras, o quite los filtros.
students-none-found-mine = Nadie de su lista coincide. Mire a todos, o quite los filtros.
students-look-everyone = Ver a todos

add-title = Agregar estudiante
add-given = Nombre
add-family = Apellidos
add-grade = Grado
add-school = Escuela
add-number = Número de estudiante
add-no-school = Sin indicar
add-do = Agregar
add-and-next = Agregar y seguir
add-missing = Kith necesita al menos el nombre o el apellido.
add-done = { $name } ya está aquí.
add-on-caseload = Poner en mi lista

caseload-title = Mi lista
caseload-lead = Le corresponde cada estudiante que cumpla alguna de estas reglas, o que elija a mano.
caseload-rules = Reglas
caseload-no-rules = Todavía no hay reglas.
caseload-rule-all = Todos los estudiantes
caseload-rule-grades = { $count ->
    [one] grado { $grades }
   *[other] grados { $grades }
}
caseload-rule-surnames = apellidos de { $from } a { $until }
caseload-rule-from = apellidos desde { $from }
caseload-rule-until = apellidos hasta { $until }
caseload-rule-remove = Quitar la regla: { $rule }
caseload-rule-removed = La regla se quitó.
caseload-rule-added = La regla está puesta.
caseload-new = Nueva regla
caseload-grades = Grados
caseload-from = Apellidos desde
caseload-until = Apellidos hasta
caseload-surnames-hint = Una o más letras, como de “A” a “Mc”. Se incluyen los dos extremos.
caseload-add-and-done = Agregar la regla y cerrar
caseload-unkept-title = La regla aún no se ha agregado
caseload-unkept-words = Dice: { $rule }.
caseload-unkept-drop = Cerrar sin ella
caseload-unkept-back = Seguir con ella
caseload-add = Agregar la regla
caseload-finds = { $count ->
    [0] Esto no encontraría a nadie.
    [one] Esto encontraría a { $count } estudiante.
   *[other] Esto encontraría a { $count } estudiantes.
}
caseload-file = Desde un archivo
caseload-file-words = Una lista CSV o de Excel con números o nombres pone a esos estudiantes en su lista.
caseload-file-choose = Elegir un archivo
caseload-file-need = Elija una columna con números o nombres de estudiantes.
caseload-file-do = Ponerlos en mi lista
caseload-file-done = { $count ->
    [one] { $count } estudiante del archivo está en su lista.
   *[other] { $count } estudiantes del archivo están en su lista.
}
caseload-file-unmatched = { $count ->
    [one] { $count } línea no coincide con nadie de aquí:
   *[other] { $count } líneas no coinciden con nadie de aquí:
}
caseload-hand = A mano
caseload-hand-words = En la lista de estudiantes, elija filas con la barra espaciadora o las casillas, y luego póngalas en su lista o quítelas.

alike-banner = { $count ->
    [one] { $count } estudiante parece estar dos veces.
   *[other] { $count } estudiantes parecen estar dos veces.
}
alike-review = Revisar
alike-title = ¿Está dos veces?
alike-lead = Alguien se agregó a mano y también vino con la lista oficial, o se agregó dos veces. No se une nada hasta que lo diga, y puede deshacerlo.
alike-by-hand = A mano o de una lista
alike-on-roster = En la lista oficial
alike-says = Qué se sabe
alike-classes = Clases
alike-maps = Mapas
alike-visits = Visitas
alike-from = De dónde viene
alike-record = Registro { $number }
alike-which = { $one } y { $other }:
alike-because-same_number = El mismo número de estudiante
alike-because-same_name_and_grade = El mismo nombre y grado
alike-because-same_name = El mismo nombre
alike-join = La misma persona
alike-separate = Dos personas
alike-joined = Desde ahora se muestra como un solo estudiante.
alike-separated = Quedan como dos estudiantes.
alike-none = Nadie parece estar dos veces.
