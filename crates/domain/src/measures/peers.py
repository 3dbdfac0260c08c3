# What do NetworkX and igraph say of the same graphs? Reads graphs as JSON, one a line, and answers with one line each.
import json
import sys

peer = sys.argv[1]


def known(value):
    return None if value is None or value != value else float(value)


def of_networkx(n, ties, is_directed):
    import networkx

    told = networkx.DiGraph() if is_directed else networkx.Graph()
    told.add_nodes_from(range(n))
    told.add_edges_from((a, b) for a, b in ties if a != b)
    graph = told.to_undirected()
    constraint = networkx.constraint(graph)
    size = networkx.effective_size(graph)
    return {
        "density": networkx.density(told),
        "transitivity": networkx.transitivity(graph),
        "reciprocity": networkx.overall_reciprocity(told) if is_directed and told.number_of_edges() > 0 else None,
        "components": networkx.number_connected_components(graph),
        "cut_points": sorted(networkx.articulation_points(graph)),
        "constraint": [known(constraint[node]) for node in range(n)],
        "effective_size": [known(size[node]) for node in range(n)],
    }


def of_igraph(n, ties, is_directed):
    import igraph

    told = igraph.Graph(n=n, edges=[(a, b) for a, b in ties if a != b], directed=is_directed).simplify()
    graph = told.as_undirected().simplify() if is_directed else told
    return {
        "density": told.density(),
        "transitivity": graph.transitivity_undirected(mode="zero"),
        "reciprocity": known(told.reciprocity()) if is_directed and told.ecount() > 0 else None,
        "components": len(graph.connected_components()),
        "cut_points": sorted(graph.articulation_points()),
        "constraint": [known(value) for value in graph.constraint()],
        "effective_size": None,
    }


ask = of_networkx if peer == "networkx" else of_igraph
__import__(peer)
for line in sys.stdin:
    one = json.loads(line)
    print(json.dumps(ask(one["n"], one["ties"], one["is_directed"])))
