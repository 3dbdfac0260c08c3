# Lo que rodea una copia del expediente de un estudiante. Cada frase en una línea.

record-for = Para { $who }
record-made = Hecho el { $date }
record-another-student = otro estudiante
record-names = Donde estaba el nombre de otro estudiante, dice «otro estudiante».
record-page = Página { $page } de { $pages }
