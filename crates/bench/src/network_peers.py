# What do others take for the same graph? One of them, in a process of its own; seconds and how far apart as one line of JSON.
# Their building of the graph is not counted.
import json
import sys
import time

import numpy as np

peer, folder = sys.argv[1], sys.argv[2]
pairs = np.fromfile(f"{folder}/pairs.u32", dtype="<u4").reshape(-1, 2)
ours = np.fromfile(f"{folder}/constraint.f64", dtype="<f8")
told = {"seconds": {}}


def timed(name, act):
    begun = time.perf_counter()
    made = act()
    told["seconds"][name] = time.perf_counter() - begun
    return made


if peer == "igraph":
    import igraph

    graph = igraph.Graph(n=len(ours), edges=pairs)

    def egos():
        # Local transitivity is the density around an ego; effective size follows from it. It has no Blau index and no EI.
        graph.transitivity_local_undirected()
        return graph.constraint()

    constraint = np.array(timed("constraint and local transitivity", egos), dtype=float)
    told["apart"] = float(np.nanmax(np.abs(constraint - ours)))
    timed("components", lambda: graph.connected_components())
    timed("transitivity", lambda: graph.transitivity_undirected())
    found = timed(
        "Leiden communities",
        lambda: graph.community_leiden(objective_function="modularity", n_iterations=2),
    )
    told["modularity"] = found.modularity
elif peer == "networkit":
    import networkit

    networkit.setNumberOfThreads(2)
    graph = networkit.GraphFromCoo((pairs[:, 0], pairs[:, 1]), n=len(ours), directed=False)
    timed("components", lambda: networkit.components.ConnectedComponents(graph).run())
    timed("transitivity", lambda: networkit.globals.ClusteringCoefficient.exactGlobal(graph))
    leiden = networkit.community.ParallelLeiden(graph, randomize=False)
    timed("Leiden communities", leiden.run)
    told["modularity"] = networkit.community.Modularity().getQuality(leiden.getPartition(), graph)
else:
    import networkx

    # The whole district takes it hours: the first school alone, whose students' ties beyond it are left out.
    most = min(1000, len(ours))
    pairs = pairs[(pairs < most).all(axis=1)]
    graph = networkx.Graph()
    graph.add_nodes_from(range(most))
    graph.add_edges_from(pairs.tolist())
    told["at"] = f"{most} students, {len(pairs)} pairs"
    timed("constraint and effective size", lambda: (networkx.constraint(graph), networkx.effective_size(graph)))
print(json.dumps(told))
