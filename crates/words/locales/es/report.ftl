# La página de la dirección: lo que puede salir de la escuela en cifras. Aquí no se nombra a ningún estudiante.

school-parts = Qué ver
school-part-marking = Marcar
school-part-page = Para la dirección
school-part-indicators = Qué significa cada cifra

report-title = Para la dirección
report-lead = Un conjunto fijo de tablas sobre toda la escuela. Cada cifra habla de al menos { $threshold } estudiantes: los grupos más pequeños se juntan con sus vecinos, para que no se pueda distinguir a nadie, ni siquiera restando una tabla de otra.
report-none-title = Todavía no se ha entregado nada
report-none-words = Una entrega hace estas tablas y las guarda con el día y su nombre. No contiene el nombre de ningún estudiante, ninguna persona de un mapa ni palabras que alguien haya escrito.
report-make = Hacer una entrega
report-make-title = ¿Hacer una entrega?
report-make-words = Kith hace las tablas con lo que hay hoy y las guarda para siempre, con el día y su nombre. Una entrega no se puede deshacer: lo que se entregó, se entregó.
report-make-wait = La próxima entrega de una tabla espera hasta que se hayan sumado o hayan cambiado suficientes estudiantes para que la diferencia no hable de nadie.
report-made = La entrega está hecha.
report-needs-server = Lo que los estudiantes pusieron en sus mapas necesita el servidor del distrito: esta máquina no tiene los mapas de toda la escuela, o su función no los abre. No se inventa nada en su lugar.
report-needs-server-all = Todo necesita el servidor del distrito: esta máquina tiene solo una parte de la escuela.
report-ask = Pedir una entrega
report-ask-title = ¿Pedir una entrega?
report-ask-words = El servidor del distrito hace las tablas con toda la escuela y las guarda para siempre, con el día y su nombre. Llegan a cada portátil de la escuela que puede leerlas. Una entrega no se puede deshacer: lo que se entregó, se entregó.
report-asked = Pedida. Sale hacia el servidor del distrito en cuanto haya conexión.
report-by-server = El servidor del distrito hace las entregas de esta escuela: tiene los mapas, las marcas y las visitas de todos y sabe lo que ya se entregó. Pídala con o sin conexión y lea aquí lo que llegó.
report-asked-waits = La pidió { $by }, { $date }. Las tablas llegan aquí cuando el servidor se haya encontrado y las haya hecho.
report-asked-stands = La pidió { $by }, { $date }: el servidor no hizo ninguna nueva. Desde la última cambió muy poco, y la diferencia hablaría de estudiantes sueltos. Esa sigue en pie.
report-asked-nothing = La pidió { $by }, { $date }: el servidor no hizo ninguna. Todavía hay muy pocos estudiantes para decir algo, o no se ha preguntado a nadie.

report-table-mapped = Cuántos estudiantes tienen un mapa
report-table-size = Personas en el mapa
report-table-adults_named = Adultos de la escuela que los estudiantes pusieron cerca
report-table-elements = Clases de cuidado, apoyo y nuevas posibilidades
report-table-spread = Partes de la vida de las que vienen las personas
report-table-goal_fit = Personas que podrían ayudar con la meta
report-table-growth = Antes y después
report-table-marked = Adultos que dicen que el estudiante acudiría a ellos
report-table-visits = Visitantes en este año escolar

report-finding-mapped = { $count } de { $students } estudiantes tienen un mapa de los últimos doce meses que dejan contar.
report-finding-mapped-age = Al menos la mitad de estos mapas son { $months ->
    [one] del último mes.
   *[other] de los últimos { $months } meses.
}
report-finding-size = De { $total } estudiantes con mapa, { $count } tienen en él: { $band }.
report-finding-adults_named = De { $total } estudiantes con mapa, { $count } pusieron cerca: { $band }.
report-finding-elements = De { $total } estudiantes con mapa, { $count } reciben de alguien: { $band }.
report-finding-spread = De { $total } estudiantes con mapa, { $count } conocen personas: { $band }.
report-finding-goal_fit = De { $total } estudiantes con mapa, { $count } tienen para su meta: { $band }.
report-finding-growth = De { $total } estudiantes con mapa, { $count } tienen, comparado con su mapa anterior: { $band }.
report-finding-growth-matched = De { $matched } estudiantes con dos mapas, { $count } tienen, comparado con su mapa anterior: { $band }.
report-finding-growth-median = En el medio de todos los que tienen dos mapas hay un cambio de { $change }.
report-finding-marked = De { $total } estudiantes, a { $count } los marcó: { $band }.
report-finding-visits = De { $total } estudiantes, para { $count } lo más lejano es: { $band }.
report-finding-all = { $total ->
    [one] Aquí se cuenta a { $total } estudiante. Son muy pocos para distinguirlos.
   *[other] Aquí se cuenta a { $total } estudiantes. Son muy pocos para distinguirlos.
}

report-band-size-0 = todavía no se preguntó lo suficiente
report-band-size-1 = de 1 a 4 personas
report-band-size-2 = de 5 a 9 personas
report-band-size-3 = de 10 a 14 personas
report-band-size-4 = 15 personas o más
report-band-adults_named-0 = todavía a nadie
report-band-adults_named-1 = a ningún adulto de la escuela
report-band-adults_named-2 = a un adulto de la escuela
report-band-adults_named-3 = a dos o más adultos de la escuela
report-band-elements-0 = todavía no se preguntó lo suficiente
report-band-elements-1 = una clase o ninguna
report-band-elements-2 = dos clases
report-band-elements-3 = las tres clases
report-band-spread-0 = todavía no se preguntó lo suficiente
report-band-spread-1 = casi todas de una parte de la vida
report-band-spread-2 = de algunas partes de la vida
report-band-spread-3 = de la mayoría de las partes de la vida
report-band-goal_fit-0 = todavía sin meta, o no se preguntó lo suficiente
report-band-goal_fit-1 = todavía a nadie
report-band-goal_fit-2 = una o dos personas
report-band-goal_fit-3 = tres personas o más
report-band-growth-0 = un solo mapa hasta ahora
report-band-growth-1 = menos personas
report-band-growth-2 = las mismas personas en número
report-band-growth-3 = más personas
report-band-marked-0 = todavía nadie
report-band-marked-1 = un adulto
report-band-marked-2 = dos o más adultos
report-band-visits-0 = ninguna visita anotada
report-band-visits-1 = estuvo presente
report-band-visits-2 = habló con un visitante
report-band-visits-3 = volvió a hablar con el mismo
report-band-visits-4 = un encuentro con sentido

report-how-mapped = Estudiantes de la lista de la escuela; los que tienen un mapa guardado de los últimos doce meses que dejaron contar. Si el mapa más nuevo no se cuenta, no se cuenta uno anterior en su lugar.
report-how-growth = Personas en el mapa más nuevo menos personas en el mapa contado anterior. Solo se compara a estudiantes con dos mapas así; los demás están aparte. No dice por qué cambió algo.
report-how-marked = Adultos de la última ronda de marcas que dijeron «acudiría a mí». Habla de lo que sabemos, y no de a quién acude un estudiante.
report-how-visits = Lo más lejano que se anotó desde julio: estuvo presente; hablaron los dos lados, en vivo; habló con el mismo visitante otro día o volvió a tener contacto; propósito, meta de aprendizaje, conversación y reflexión anotados. Quienes no participan están con quienes no tienen visita anotada.
report-how-rule = Cada cifra cuenta al menos a { $threshold } estudiantes, y también quienes quedan fuera de ella. Grados y respuestas vecinos se juntan hasta que eso se cumple.
report-how-version = { $id }, versión { $version }
report-how-given = Entregado el { $date } por { $by }
report-coverage = Se preguntó: { $total } de { $students } estudiantes.

report-col-band = Respuesta
report-col-group = Grado
report-col-students = Estudiantes con mapa
report-cell = { $count } · { $share }
report-group-all = Todos los grados
report-group-one = { $grade }
report-group-span = { $from } a { $until }
report-group-0 = Antes de kínder
report-group-1 = Kínder
report-group-15 = Grado no conocido

report-state-stands = Desde entonces cambió muy poco para una nueva: la diferencia hablaría de estudiantes sueltos. Esta sigue en pie.
report-state-too_few = Aquí no se puede decir nada sin señalar a alguien: hay muy pocos estudiantes dentro, o muy pocos fuera.
report-state-not_asked = Todavía no se ha preguntado por esto, o se ha anotado muy poco.
report-state-needs_server = Esto necesita el servidor del distrito: los datos no están en esta máquina, o no son para su función.
report-state-elsewhere = La última se hizo en otra máquina, la única que sabe a quién se contó. Solo allí, o en el servidor del distrito, se puede hacer la próxima.
report-state-none = Todavía en ninguna entrega.
report-others = No está en ella

report-history = Todas las entregas
report-history-line = { $date }, por { $by }: { $tables }
report-threshold-do = Pedir más de { $threshold }
report-threshold-title = ¿De cuántos estudiantes debe hablar una cifra?
report-threshold-words = Ahora de al menos { $threshold }. Puede pedir más, y nunca menos otra vez: lo que se entregó con la regla anterior sigue en pie.
report-threshold-field = Estudiantes, al menos
report-threshold-save = Pedir ese número
report-threshold-saved = Desde ahora cada cifra habla de al menos { $threshold } estudiantes.

indicators-lead = Cada cifra que Kith calcula de un mapa: qué dice, cómo se calcula, quién la introdujo. Una cifra de la que se preguntó menos del 60 % no tiene valor. Lo que no se sabe nunca es un cero.

edit-ask_release = la petición de una entrega
edit-make_release = una entrega
edit-set_threshold = de cuántos estudiantes habla una cifra
refusal-threshold_only_rises = Este número solo sube: ahora es { $now }, y puede ser a lo más { $most }. No se cambió nada.
refusal-release_stands = Ha cambiado muy poco desde la última entrega: la diferencia hablaría de estudiantes sueltos. No se entregó nada, y aquella entrega sigue en pie. Inténtelo cuando se haya anotado más.
refusal-nothing_to_release = Aquí no hay nada que se pueda entregar: hay muy pocos estudiantes, o los datos no están en esta máquina. No se entregó nada.

report-print = Imprimir
report-pdf = Guardar como PDF
report-table = Guardar como tabla…
table-as-xlsx = Libro (XLSX), con lo que significan las cifras
table-as-csv = Líneas de texto (CSV)
about-sheet = Qué significa
about-what = Qué
about-definition = Definición
indicators-coverage = Una cifra solo tiene valor donde se preguntó al menos el 60 % de lo que necesita. Lo que no se sabe nunca es un cero.
indicators-rule = Las cifras de un estudiante solo las ve quien puede ver ese mapa. De muchos estudiantes, una cifra se entrega solo en tablas en las que no se puede señalar a nadie.
report-no-viewer = Nada en esta máquina muestra una página. Guárdela como PDF.
report-file = pagina-para-la-direccion
indicators-file = indicadores
report-head-table = Tabla
report-head-id = Código
report-head-version = Versión
report-head-count = Estudiantes
report-head-of = De
report-head-coverage = Cobertura
report-head-least = Estudiantes de los que habla una cifra, al menos
report-head-on = Entregado
report-head-by = Por
report-head-how = Cómo se calcula
report-head-rule = Regla
report-head-dimension = Dimensión
report-head-means = Qué dice

school-part-cohort = Mis estudiantes
school-part-cohort-school = Toda la escuela
cohort-title = Mis estudiantes en conjunto
cohort-lead = Lo que dicen juntos los mapas contados de sus propios estudiantes, y lo que añaden los adultos y las visitas. Nada aquí compara a dos estudiantes. Los nombres están detrás de las barras, solo para usted.
cohort-grade = Grado
cohort-section = Clase
cohort-any-section = Todas las clases
cohort-nobody = Nadie cumple
cohort-nobody-words = Ninguno de sus estudiantes está en ese grado y en esa clase a la vez. Elija otro.
cohort-median = { $matched ->
    [one] El único estudiante con dos mapas cambió en { $change }.
   *[other] De { $matched } estudiantes con dos mapas, el del medio cambió en { $change }.
}
cohort-title-school = La escuela en conjunto
cohort-lead-school = Lo que marcaron los adultos y a qué visitantes se conoció, separado como usted quiera. Lo que los estudiantes ponen en sus mapas no está aquí: eso está en la página de la dirección, donde no se puede reconocer a nadie. Detrás de las barras están los nombres, solo para usted.
cohort-students = { $count ->
    [one] 1 estudiante.
   *[other] { $count } estudiantes.
}
cohort-nothing = Todavía no hay nada registrado
cohort-nothing-words = Se llena cuando los adultos marcan a los estudiantes que conocen y cuando se registran visitas.
cohort-school = Escuela
cohort-any-school = Todas las escuelas
cohort-by = Separar por
cohort-by-nothing = Todos juntos
cohort-by-grade = Grado
cohort-by-section = Sección
cohort-by-school = Escuela
cohort-apart-grade = Por grado
cohort-apart-section = Por sección
cohort-apart-school = Por escuela
cohort-asked-of = Se sabe de { $said } de { $students }
cohort-too-few-asked = Aún no se sabe lo suficiente
cohort-nobody-asked = Aún no se sabe nada
cohort-no-name = Sin nombre conocido
cohort-col-median = En el medio
cohort-median-of = { $change } de { $matched }

groups-do = Programas y grupos
groups-title = Programas y grupos
groups-program = Programas
groups-program-words = Un grupo de estudiantes con nombre y con fechas: un programa de mentores, AVID, una academia de verano. Quién está en él lo ven los consejeros y la dirección de la escuela.
groups-program-new = Añadir un programa
groups-program-name-hint = Como lo llaman todos aquí.
groups-lawful = Grupos que se pueden distinguir
groups-lawful-words = Solo aquello por lo que la ley y el distrito le permiten distinguir a los estudiantes. En cifras se cuentan solo donde no se puede reconocer a nadie. Nunca el comedor, la religión, la salud o los ingresos de una familia.
groups-lawful-new = Añadir un grupo que se puede distinguir
groups-lawful-name-hint = Exactamente como lo llama el distrito. Así queda junto a cada cifra.
groups-name = Nombre
groups-ground = Con qué fundamento
groups-ground-hint = La ley, la norma o la decisión que permite al distrito mirarlo, en una frase. Queda junto a las cifras.
groups-begins = Primer día
groups-ends = Último día
groups-kept = { $group }: guardado.
groups-removed = { $group }: quitado.
groups-describe = Cambiar un grupo
groups-members = Estudiantes
groups-members-named = Estudiantes de { $group }
groups-describe-named = Cambiar { $group }
groups-remove-named = Quitar { $group }
groups-nobody = Todavía no hay nadie.
groups-take-out = Sacar a { $name }
groups-out = { $name } ya no está en { $group }.
groups-in = { $count ->
    [one] 1 estudiante está ahora en { $group }.
   *[other] { $count } estudiantes están ahora en { $group }.
}
groups-by-name = Por nombre
groups-names = Nombres
groups-names-hint = Un estudiante por línea, con el grado donde dos se llaman igual. Se buscan entre los estudiantes de todas las escuelas de esta computadora.
groups-put-in = Ponerlos
groups-missed = No están entre los estudiantes de esta computadora y quedaron fuera: { $names }.
groups-several = Más de un estudiante se llama así, y no se puso a nadie: { $names }. Añada el grado.
groups-file = Desde una lista
groups-file-words = Un archivo CSV o de Excel con un estudiante por fila, conocido por número o por nombre. Nadie que esté en el grupo sale de él.
groups-file-do = Poner a los estudiantes del archivo
cohort-program = Programa
cohort-any-program = Todos los programas
cohort-by-program = Programa
cohort-by-lawful = Grupo que se puede distinguir
cohort-apart-program = Por programa
cohort-apart-lawful = Por grupo que se puede distinguir
cohort-days-both = del { $from } al { $until }
cohort-days-from = desde el { $from }
cohort-days-until = hasta el { $until }
cohort-in-it = En él
cohort-others = Fuera de él
cohort-lawful-words = Se cuenta de todos juntos y nada lo reduce. Cada cifra habla de al menos { $threshold } estudiantes, y de dos grupos con casi los mismos estudiantes no se cuenta ninguno. Las cifras de tres grupos, o de dos días, aún podrían compararse entre sí: téngalo en cuenta al compartirlas.
cohort-lawful-not = No se distingue: hay demasiado pocos dentro, demasiado pocos fuera, solo a unos pocos no se les preguntó, u otro grupo tiene casi los mismos estudiantes. Hablaría de estudiantes sueltos.
cohort-lawful-size = Solo cuántos son: demasiado pocos dieron alguna de las respuestas para distinguirlas.
edit-describe_group = qué es un grupo
edit-set_in_group = quién está en un grupo
edit-remove_group = un grupo
refusal-ends_before_it_begins = El último día es anterior al primero. No se guardó nada. Cambie uno de los dos.
