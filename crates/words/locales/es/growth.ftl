# Los cuatro paneles de un estudiante.

student-tab-growth = Crecimiento
growth-none = { $name } todavía no tiene un mapa guardado. Los paneles empiezan con el primero.
growth-ahead = { $maps ->
    [one] Un mapa lleva una fecha que aún no llega. Espera hasta entonces; no se pierde nada.
   *[other] { $maps } mapas llevan una fecha que aún no llega. Esperan hasta entonces; no se pierde nada.
  }
growth-only-ahead = Las cifras empiezan el día del primer mapa.
growth-way = Quién lo lee
growth-way-counselor = Para usted
growth-way-student = Para los dos
growth-first-map = Este es el primer mapa. Cómo crece se ve a partir del segundo.
growth-head = Crecimiento desde el último mapa
growth-panel-quantity = Cantidad
growth-panel-quality = Calidad
growth-panel-structure = Estructura
growth-panel-mobilization = Capacidad de movilizar
growth-panel-quantity-asks = ¿Cuántas personas y de qué clase?
growth-panel-quality-asks = ¿Qué dan las relaciones?
growth-panel-structure-asks = ¿Cómo se relacionan las personas entre sí?
growth-panel-mobilization-asks = ¿Qué pone en marcha { $name }?
growth-not-enough = Aún no se preguntó lo suficiente
growth-undefined = No definido en este mapa
growth-known-people = Se sabe de { $known } de { $total ->
    [one] { $total } persona
   *[other] { $total } personas
}
growth-known-pairs = Se sabe de { $known } de { $total ->
    [one] { $total } par
   *[other] { $total } pares
}
growth-known-kinds = Se preguntó por { $known } de { $total ->
    [one] { $total } ayuda
   *[other] { $total } ayudas
}
growth-known-elements = Se preguntó por { $known } de { $total ->
    [one] { $total } elemento
   *[other] { $total } elementos
}
growth-known-asks = Se sabe de { $known } de { $total ->
    [one] { $total } petición
   *[other] { $total } peticiones
}
growth-known-nothing = Aún no hay por qué preguntar
growth-was = { $value } el { $date }
growth-history = En cada mapa: { $list }
growth-history-one = el { $date }: { $value }
growth-unknown = no se sabe
growth-yes = Sí
growth-no = No hay
growth-days = { $days ->
    [one] 1 día
   *[other] { $days } días
  }
growth-how = ¿Cómo se calcula?
growth-formula = Fórmula
growth-source = Fuente
growth-coverage = Preguntado
growth-counted = Quién cuenta
growth-counted-nobody = Nadie en el mapa más nuevo
growth-version = { $id }, versión { $version }

mine-title = Cómo crece tu mundo
mine-print = Imprimir esta página
mine-first = Este es tu primer mapa. La próxima vez verás qué creció.
mine-nothing = La próxima vez hay más que contar.
mine-new = Personas nuevas
mine-met = Los querías conocer, y ya los conoces
mine-kept = Siguen contigo
mine-closer = Más cerca que antes
mine-helps = Quién te ayuda con qué
mine-together = Quién conoce a quién
mine-together-words = Cada cuadro es un grupo. En tu mapa hay líneas que unen a todos los del grupo.
mine-asked = Pediste
mine-answered = Te respondieron
mine-got = Lo recibiste
mine-reach = Quién te puede ayudar con tu meta

indicator-Q1-title = Tamaño de la red
indicator-Q1-means = Cuántas personas hay en el mapa. Las que el estudiante todavía quiere conocer no cuentan.
indicator-Q1-how = n: personas en el mapa de esa fecha; no cuentan las que el estudiante quiere conocer

indicator-Q2-strong-title = Vínculos fuertes
indicator-Q2-strong-means = Personas en los dos anillos de adentro: a quienes el estudiante acude primero.
indicator-Q2-strong-how = personas colocadas en los anillos 1 y 2

indicator-Q2-weak-title = Vínculos débiles
indicator-Q2-weak-means = Personas en el anillo de afuera. Por ellas llegan muchas noticias y oportunidades.
indicator-Q2-weak-how = personas colocadas en el anillo 3

indicator-Q3-in_school-title = Adultos de confianza en la escuela
indicator-Q3-in_school-means = Adultos de la escuela que el estudiante puso cerca.
indicator-Q3-in_school-how = adultos en los anillos 1 y 2 del sector de adultos de la escuela

indicator-Q3-outside-title = Adultos de confianza fuera de la escuela
indicator-Q3-outside-means = Adultos de casa, del trabajo y de otros lugares que el estudiante puso cerca.
indicator-Q3-outside-how = adultos en los anillos 1 y 2 de los demás sectores

indicator-Q3-zero-title = Todavía no sabemos de un adulto de confianza
indicator-Q3-zero-means = Dice solo lo que aún no sabemos: sí quiere decir que todavía no conocemos a un adulto cercano al estudiante.
indicator-Q3-zero-how = 1 si Q3.in_school y Q3.outside son 0, si no 0

indicator-Q4-coverage-title = Ayudas con alguien
indicator-Q4-coverage-means = De las ayudas por las que se preguntó, cuántas da alguien.
indicator-Q4-coverage-how = ayudas con al menos 1 persona / ayudas por las que se preguntó

indicator-Q4-single_source-title = Ayudas de una sola persona
indicator-Q4-single_source-means = Ayudas que da una sola persona. Puede valer la pena buscar a otra más.
indicator-Q4-single_source-how = ayudas con exactamente 1 persona, entre las que se preguntaron

indicator-Q7-kept-title = Personas que siguen
indicator-Q7-kept-means = Personas del mapa anterior de las que se dijo que siguen en el nuevo.
indicator-Q7-kept-how = |A∩B|

indicator-Q7-new-title = Personas nuevas
indicator-Q7-new-means = Personas del mapa nuevo que no estaban en el anterior.
indicator-Q7-new-how = |B\A|

indicator-Q7-gone-title = Personas que ya no están
indicator-Q7-gone-means = Personas de las que se dijo que ya no están. El silencio nunca cuenta como irse.
indicator-Q7-gone-how = |A\B|, solo aquellas de quienes se dijo

indicator-Q7-stability-title = Estabilidad
indicator-Q7-stability-means = Cuánto de los dos mapas juntos quedó igual. Ni alto ni bajo es bueno.
indicator-Q7-stability-how = |A∩B| / |A∪B|, sin las personas de A por las que no se preguntó en B

indicator-K1-mean-title = Elementos del desarrollo por persona
indicator-K1-mean-means = Cariño, apoyo y nuevas posibilidades: cuántos da una persona en promedio.
indicator-K1-mean-how = promedio de elementos que da cada persona: cariño (escucha, se enorgullece de mí, diversión), apoyo (consejos, tareas, transporte) y posibilidades (sabe de trabajos, podría presentarme); para el reto y el poder compartido aún no hay ficha, así que se puede preguntar por 3 de los 5

indicator-K1-network-title = Elementos del desarrollo que alguien da
indicator-K1-network-means = Cariño, apoyo y nuevas posibilidades: cuántos recibe el estudiante de alguien.
indicator-K1-network-how = elementos que da al menos 1 persona / elementos por los que se preguntó; para el reto y el poder compartido aún no hay ficha, así que se puede preguntar por 3 de los 5

indicator-K2-mean-title = Cercanía
indicator-K2-mean-means = Qué tan cerca del centro están las personas: 1 es el anillo de adentro y 0.33 el de afuera.
indicator-K2-mean-how = promedio de los valores de anillo: 1, 2/3, 1/3 desde adentro

indicator-K2-closest-title = Parte en el anillo de adentro
indicator-K2-closest-means = La parte de las personas colocadas que está en el anillo de adentro.
indicator-K2-closest-how = personas en el anillo 1 / personas colocadas

indicator-K4-title = Reciprocidad
indicator-K4-means = Con cuántas de las personas la ayuda va en ambos sentidos.
indicator-K4-how = personas con quienes la ayuda va en ambos sentidos / personas de quienes se dijo el sentido

indicator-K6-title = Multiplicidad
indicator-K6-means = Cuántas clases de ayuda da una persona en promedio.
indicator-K6-how = promedio de ayudas distintas por persona, entre las que se preguntaron

indicator-K7-month-title = En contacto este mes
indicator-K7-month-means = La parte de las personas con quienes el estudiante habló este mes.
indicator-K7-month-how = personas con contacto esta semana o este mes / personas de quienes se dijo; vale por 30 días, y por 90 días no se pregunta

indicator-K7-known_days-title = Desde cuándo las conocemos
indicator-K7-known_days-means = Hace cuánto las personas aparecieron por primera vez en un mapa guardado. Dice desde cuándo Kith sabe de ellas, no cuándo se conocieron.
indicator-K7-known_days-how = mediana de días desde que cada persona estuvo por primera vez en un mapa guardado; a partir del segundo mapa

indicator-T1-title = Densidad
indicator-T1-means = Cuántos de los pares del mapa se conocen. Una red densa sostiene, una abierta llega lejos. Ninguna es buena o mala.
indicator-T1-how = 2t / (n(n−1)), sin el estudiante; no definida para n < 2; ni alta ni baja es buena

indicator-T2-effective_size-title = Tamaño efectivo
indicator-T2-effective_size-means = A cuántas fuentes distintas equivalen las personas cuando quienes se conocen cuentan en parte como una.
indicator-T2-effective_size-how = n − 2t/n

indicator-T2-efficiency-title = Eficiencia
indicator-T2-efficiency-means = Lo mismo como parte de todas las personas: 100 % quiere decir que nadie conoce a nadie.
indicator-T2-efficiency-how = (n − 2t/n) / n

indicator-T3-title = Restricción (vista de investigación)
indicator-T3-means = Para investigación: cuánto pasan los vínculos del estudiante por personas que se conocen entre sí. No juzga al estudiante.
indicator-T3-how = Σ_v (p_uv + Σ_w p_uw p_wv)² en la red con el estudiante, vínculos de peso 1

indicator-T4-clusters-title = Grupos
indicator-T4-clusters-means = En cuántos grupos quedan las personas cuando se quita al estudiante.
indicator-T4-clusters-how = componentes conexos después de quitar al estudiante

indicator-T4-cut_points-title = Puntos de unión
indicator-T4-cut_points-means = Personas que mantienen unido un grupo: sin ellas se separaría.
indicator-T4-cut_points-how = personas que al quitarlas suman un componente, sin el estudiante

indicator-T4-isolates-title = Personas que no conocen a nadie más del mapa
indicator-T4-isolates-means = Personas a quienes el estudiante conoce aparte de todas las demás del mapa.
indicator-T4-isolates-how = personas sin línea con otra persona

indicator-T5-blau-title = Reparto por sectores (Blau)
indicator-T5-blau-means = Qué tan repartidas están las personas entre casa, escuela, compañeros, comunidad y trabajo. 0 es todas en uno; 0.8 es lo más.
indicator-T5-blau-how = 1 − Σp² sobre las partes de los cinco sectores

indicator-T5-iqv-title = Reparto por sectores (IQV)
indicator-T5-iqv-means = El mismo reparto en una escala que termina en 1.
indicator-T5-iqv-how = Blau · k/(k−1), k = 5 sectores

indicator-T8-title = Ayuda que depende de una persona
indicator-T8-means = De la ayuda que alguien da, cuánta faltaría sin la persona que da más.
indicator-T8-how = ayudas que nadie más da / ayudas que alguien da, para quien da más; si varias dan igual, la mayor

indicator-T9-made-title = Vínculos hechos fuera de la familia
indicator-T9-made-means = La parte de las personas que el estudiante conoció fuera de la familia.
indicator-T9-made-how = personas conocidas fuera de la familia / personas de quienes se dijo

indicator-T9-by_school-title = Vínculos que presentó la escuela
indicator-T9-by_school-means = La parte de las personas que presentó alguien de la escuela.
indicator-T9-by_school-how = personas que presentó la escuela o su personal / personas de quienes se dijo quién las presentó

indicator-M2-agreed-title = Peticiones acordadas hasta ahora
indicator-M2-agreed-means = A quiénes el estudiante acordó pedir algo, en todos los mapas hasta ahora.
indicator-M2-agreed-how = peticiones acordadas en los mapas hasta esa fecha, también las que se dejaron

indicator-M2-asked-title = Peticiones hechas
indicator-M2-asked-means = De lo acordado, cuánto se pidió. Lo que nadie anotó quizá también se pidió.
indicator-M2-asked-how = peticiones hechas, o que llegaron más lejos / peticiones acordadas

indicator-M2-answered-title = Peticiones con respuesta
indicator-M2-answered-means = De lo que se pidió, cuánto tuvo respuesta.
indicator-M2-answered-how = peticiones con respuesta, o que llegaron más lejos / peticiones hechas

indicator-M2-received-title = Respuestas que trajeron lo pedido
indicator-M2-received-means = De las respuestas, cuántas trajeron lo que se pidió.
indicator-M2-received-how = peticiones recibidas / peticiones con respuesta

indicator-M2-days_to_ask-title = De acordar a pedir
indicator-M2-days_to_ask-means = Días entre acordar y pedir.
indicator-M2-days_to_ask-how = mediana de días de acordar a pedir, cuando se dijeron los dos días

indicator-M2-days_to_answer-title = De pedir a la respuesta
indicator-M2-days_to_answer-means = Días entre pedir y la respuesta.
indicator-M2-days_to_answer-how = mediana de días de pedir a la respuesta, cuando se dijeron los dos días

indicator-M2-days_to_receive-title = De la respuesta a recibir
indicator-M2-days_to_receive-means = Días entre la respuesta y tener lo que se pidió.
indicator-M2-days_to_receive-how = mediana de días de la respuesta a recibir, cuando se dijeron los dos días

indicator-M3-title = Personas que podrían ayudar con la meta
indicator-M3-means = Personas que dan una ayuda que la meta del estudiante necesita.
indicator-M3-how = personas que dan al menos 1 de las ayudas que la meta necesita; se conocen las ayudas por las que se preguntó

timeline-many = Todos los mapas
timeline-play = Mostrar el cambio

## Cada mapa, pequeño

many-title = Los mapas de { $name }
many-print = Imprimir todos los mapas
many-follow = Seguir a una persona
many-nobody = A nadie
many-legend = Qué dicen los mapas pequeños
many-legend-middle = Más al centro es más cerca de { $name }.
many-legend-new = Llegó después del mapa anterior
many-legend-line = Se conocen
many-label = Mapa de { $name }: { $caption }. { $names }
many-new-person = { $name }, persona nueva en este mapa
many-stands = { $name }: { $where }
many-in-tray = { $name }: aún sin lugar
many-not-here = No está en este mapa
