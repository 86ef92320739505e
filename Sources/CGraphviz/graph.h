#ifndef LINCHPIN_CGRAPHVIZ_GRAPH_H
#define LINCHPIN_CGRAPHVIZ_GRAPH_H

// The handle from inside: shared by the file that draws graphs and the one that reads them.

#include "CGraphviz.h"

#include <graphviz/cgraph.h>

typedef struct {
    void **items;
    size_t count, capacity;
} lp_objects;

struct lp_graph {
    Agraph_t *root;
    bool is_laid_out;
    bool is_broken;
    // The library keeps a pointer to the discipline for as long as the graph lives.
    Agdisc_t discipline;
    lp_objects nodes, edges, subgraphs;
    // The declared attributes of each kind; of a graph that was read only.
    lp_objects keys[3];
};

/// Adds an object; its index, or negative when memory or numbers run out.
int32_t lp_append(lp_objects *list, void *item);

/// The object of an index, or NULL.
void *lp_at(const lp_objects *list, int32_t index);

#endif
