# Lo que está en la página de un estudiante y en su archivo. Cada frase en una línea.

page-title = Las personas que están conmigo
page-me = Yo
page-goal = Mi meta
page-step = Mi próximo paso
page-steps = Mis próximos pasos
page-people = Las personas
page-drawing = Un dibujo de las personas que están conmigo, y yo en el centro. Todas están en la lista de abajo.
page-drawing-rings = Un dibujo de las personas que están conmigo, yo en el centro y las más cercanas a mi lado. Todas están en la lista de abajo.
page-drawing-next = Un dibujo de las personas que están conmigo, y yo en el centro. Todas están en la lista de la página siguiente.
page-meet = Personas que quiero conocer
page-others = Más personas
page-dotted = Un círculo de puntos: quiero conocer a esa persona.
page-lines = Una línea: se conocen entre sí.
page-rest = La lista de personas está en la página siguiente.
page-foot = Esta página es mía. Yo decido quién la ve.
page-kith = Hecho con Kith
page-date = { $day } de { $month } de { $year }
page-month-1 = enero
page-month-2 = febrero
page-month-3 = marzo
page-month-4 = abril
page-month-5 = mayo
page-month-6 = junio
page-month-7 = julio
page-month-8 = agosto
page-month-9 = septiembre
page-month-10 = octubre
page-month-11 = noviembre
page-month-12 = diciembre

page-ring-closest = más cerca
page-ring-close = cerca
page-ring-known = gente que conozco
page-sector-home = Casa y familia
page-sector-school = Adultos de la escuela
page-sector-peers = Amigos y compañeros
page-sector-community = Comunidad
page-sector-work = Trabajo y empleos

page-support-listens = me escucha
page-support-advice = me da consejos
page-support-homework = me ayuda con la tarea
page-support-rides = me lleva en auto
page-support-fun = lo pasamos bien
page-support-proud_of_me = siente orgullo de mí
page-support-knows_jobs = sabe de empleos
page-support-could_introduce = me puede presentar a alguien

# Whoever works at school, where the map names nobody.
page-someone = alguien
page-ask-words = Pedirle a { $name }: { $what }
page-ask-listens = Pedirle a { $name } que me escuche
page-ask-advice = Pedirle consejo a { $name }
page-ask-homework = Pedirle a { $name } ayuda con la tarea
page-ask-rides = Pedirle a { $name } que me lleve
page-ask-fun = Pedirle a { $name } que hagamos algo divertido
page-ask-proud_of_me = Pedirle a { $name } que me anime
page-ask-knows_jobs = Preguntarle a { $name } sobre empleos
page-ask-could_introduce = Pedirle a { $name } que me presente a alguien
page-ask-by = { $ask }, antes del { $date }

file-page = mi-mapa.html
file-data = mapa.json
file-read-me = LEEME.txt
file-read-me-words = Este es mi mapa. Abre mi-mapa.html en cualquier navegador: no necesita red ni otro programa. mapa.json tiene lo mismo para otros programas.
