# La red de la escuela: a quién se sabe que acude cada quien. Ningún estudiante aparece junto a una cifra.

school-part-network = La red
work-picture = Disponiendo la red de la escuela
edit-set_network = quién puede ver la red de la escuela

network-off-title = La red de la escuela está apagada
network-off-words = Muestra en una sola imagen a qué adultos de la escuela se sabe que acuden los estudiantes: por lo que marcaron los adultos, por visitantes con quienes se volvieron a ver y por mapas que los estudiantes dejan contar. Las amistades y la familia nunca están en ella. Nada se lee hasta que la escuela diga quién puede verla.
network-off-ask = Lo dice quien dirige la escuela.
network-closed-title = La red de la escuela es para otras personas
network-closed-words = La escuela ha dicho quién puede verla, y su función no está entre ellas.
network-who = Quién puede verla
network-who-title = ¿Quién puede ver la red de la escuela?
network-who-words = La red nombra a estudiantes y a los adultos a quienes acuden. Quien puede verla ve nombres, y nunca cuántos tiene nadie.
network-who-field = Quién puede verla
network-who-save = Decirlo
network-seen-nobody = Nadie
network-seen-nobody-hint = Está apagada. Se olvida dónde estaba cada quien en la imagen.
network-seen-leads = Quien dirige la escuela
network-seen-leads-hint = Toda la escuela, sin lo que está en los mapas.
network-seen-leads_and_counselors = Quien dirige la escuela y los consejeros
network-seen-leads_and_counselors-hint = Cada consejero ve solo a los estudiantes a su cargo.
network-seen-me = Yo
network-seen-me-hint = Los estudiantes a su cargo, con los mapas que dejan contar.
network-is-on = Ya se puede ver la red de la escuela.
network-is-off = La red de la escuela está apagada.

network-nobody-title = Todavía no hay estudiantes
network-nobody-words = Traiga estudiantes o póngalos a su cargo: entonces se podrá ver a quién acuden.
network-to-students = Ir a los estudiantes
network-nothing-title = Todavía no se sabe quién acude a quién
network-nothing-words = { $students ->
    [one] Hay { $students } estudiante, y ningún adulto lo ha marcado en los últimos doce meses.
   *[other] Hay { $students } estudiantes, y ningún adulto ha marcado a ninguno en los últimos doce meses.
} Planee una marcación: bastan veinte minutos en una reunión del personal.

network-finding-alone = { $students ->
    [one] De un estudiante no se sabe a qué adulto acude.
   *[other] De { $students } estudiantes, para { $alone } no se conoce ningún adulto a quien acudan; { $single } tienen un solo adulto.
  }
network-finding-alone-only = De { $students ->
    [one] { $students } estudiante
   *[other] { $students } estudiantes
}, para { $alone } no se conoce ningún adulto a quien { $alone ->
    [one] acuda.
   *[other] acudan.
}
network-finding-single = De cada estudiante se conoce un adulto; { $single } de { $students } tienen un solo adulto.
network-finding-all = { $students ->
    [one] Del único estudiante se sabe que acude a dos adultos o más.
   *[other] De cada uno de los { $students } estudiantes se sabe que acude a dos adultos o más.
}
network-finding-bridges = { $bridges ->
    [one] Una persona mantiene unidos grupos que sin ella se separarían.
   *[other] { $bridges } personas mantienen unidos grupos que sin ellas se separarían.
  }
network-finding-parts = Se divide en { $parts } partes sin nadie entre ellas.
network-about-school = Habla de lo que sabemos de los últimos doce meses, y no de a quién acude de verdad un estudiante.
network-about-mine = Los estudiantes a su cargo. Habla de lo que sabemos de los últimos doce meses, y no de a quién acude de verdad un estudiante.
network-about-maps = De los mapas solo están los adultos de la escuela, cuando el estudiante dejó contar el mapa.
network-about-no-maps = Lo que está en los mapas de los estudiantes no está en ella.

network-how = Cómo verla
network-how-picture = Imagen
network-how-table = Tabla
network-find = Buscar a una persona
network-filter-seat = A quién se muestra
network-any-seat = Todos
network-seat-student = Estudiantes
network-seat-adults = Adultos y visitantes
network-filter-group = Grupo de la imagen
network-any-group = Cualquier grupo
network-group = Grupo { $nth }
network-group-mostly = Grupo { $nth }, sobre todo { $what }
network-filter-way = Cómo se sabe
network-any-way = Se sepa como se sepa
network-filter-standing = Cómo están
network-any-standing = Estén como estén
network-everybody = Mostrar a todos

network-student = Estudiante
network-adult = Adulto de la escuela
network-visitor = Visitante
network-stands-alone = aún no se conoce ningún adulto
network-stands-alone-adult = aún no se conoce ningún estudiante
network-stands-by_one = una sola conexión
network-stands-bridge = mantiene unidos a grupos
network-way-mark = marcado
network-way-visit = se volvieron a ver
network-way-map = en un mapa
network-way-mark-long = Lo marcó el adulto
network-way-visit-long = Se volvieron a ver en visitas
network-way-map-long = En el mapa de un estudiante

network-laying = Disponiendo la imagen
network-laying-anew = Alguien llegó o algo cambió: la imagen se dispone de nuevo
network-stopped = La imagen no se dispuso. La tabla lo tiene todo igualmente.
network-lay = Disponerla
network-to-table = Ver la tabla mientras tanto
network-picture-label = Imagen de la red de la escuela
network-keys = Las flechas mueven, + y − acercan y alejan, 0 muestra todo. AvPág va a la persona siguiente, N a la siguiente con quien está, Intro pasa a ella. T abre la tabla; Alt T desde cualquier lugar.
network-keys-no-letters = Las flechas mueven. AvPág va a la persona siguiente, Intro pasa a ella. Alt T abre la tabla. Junto a la imagen hay botones para acercar, y están todos con quienes está la persona elegida.
network-sampled = Desde aquí se dibuja una conexión de cada { $of }.
network-nearer = Más cerca
network-farther = Más lejos
network-all = Mostrar todo
network-shape-student = estudiante
network-shape-adult = adulto
network-shape-visitor = visitante
network-shape-alone = aún nadie
network-shape-bridge = mantiene unidos a grupos

network-beside-title = Está con
network-beside = Está con { $names }
network-beside-nobody = aún no se conoce a nadie
network-and-more = y más
network-open-student = Abrir a este estudiante

network-table = Todas las personas de la red de la escuela
network-table-waits = se está leyendo
network-col-name = Nombre
network-col-what = Quién es
network-col-beside = Está con
network-col-known = Cómo se sabe
network-col-stands = Cómo está
network-none-fit = Nadie corresponde
network-none-fit-words = Muestre de nuevo a todos o elija otra cosa arriba.

network-save = Guardar en un archivo
network-save-title = ¿Guardar la red en un archivo?
network-save-words = El archivo nombra a estudiantes y a los adultos a quienes acuden. Guárdelo donde la escuela guarda su lista de estudiantes y no se lo dé a nadie que no pueda ver esto.
network-save-csv = Esta tabla (CSV)
network-save-graphml = Toda, para otros programas (GraphML)
network-file = red-de-la-escuela

connectedness-title = Conexión económica, exposición y sesgo de amistad
connectedness-none = No disponible
connectedness-why = En este equipo no hay de qué calcularla: ninguna medida legal de qué estudiantes tienen más y cuáles tienen menos, ni amistades entre estudiantes, que Kith nunca registra. Sin ambas cosas solo podría adivinarse, y no se adivina. Donde el distrito trae las dos, su servidor la dice del distrito entero.
connectedness-how = La conexión económica es el doble de la media, entre los estudiantes que tienen menos, de la parte de sus amistades que tiene más; la exposición es el doble de la parte del grupo que tiene más; el sesgo de amistad es 1 menos la media de la parte entre las amistades dividida por la parte en el grupo. Se calcula solo en el servidor del distrito (kith-server admin connectedness), una vez por año escolar, y se dice solo donde no se puede señalar a ningún estudiante.
network-save-noted = Quién lo hizo, cuándo, para quién y por qué queda en el expediente de cada estudiante que el archivo nombra. No se puede quitar.
