// DOT text through the library's own parser, which alone knows what the language means: defaults, subgraphs, escapes.

#include "CGraphviz.h"
#include "graph.h"
#include "messages.h"

#include <stdlib.h>
#include <string.h>

#include <graphviz/cgraph.h>

// Everything in the library has a sequence number that counts up as objects are made. Its own lists of subgraphs and
// edges are sorted by address or by end instead, so that only these numbers give the order of the text.

static unsigned long sequence(const void *object) { return (unsigned long)AGSEQ((void *)object); }

static int by_sequence(const void *left, const void *right)
{
    unsigned long a = sequence(*(void *const *)left), b = sequence(*(void *const *)right);
    return a < b ? -1 : a > b;
}

static void sort(lp_objects *list)
{
    if (list->count > 1) qsort(list->items, list->count, sizeof *list->items, by_sequence);
}

/// The index of an object in a sorted list, or negative.
static int32_t index_of(const lp_objects *list, const void *object)
{
    size_t low = 0, high = list->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (sequence(list->items[middle]) < sequence(object)) low = middle + 1;
        else high = middle;
    }
    return low < list->count && sequence(list->items[low]) == sequence(object) ? (int32_t)low : -1;
}

static bool collect_subgraphs(lp_graph *graph)
{
    // The list grows while it is walked: no recursion over how deep subgraphs lie in one another.
    for (size_t next = 0; next <= graph->subgraphs.count; next++) {
        Agraph_t *around = next == 0 ? graph->root : graph->subgraphs.items[next - 1];
        for (Agraph_t *inner = agfstsubg(around); inner; inner = agnxtsubg(inner)) {
            if (lp_append(&graph->subgraphs, inner) < 0) return false;
        }
    }
    sort(&graph->subgraphs);
    return true;
}

static bool collect(lp_graph *graph)
{
    for (Agnode_t *node = agfstnode(graph->root); node; node = agnxtnode(graph->root, node)) {
        if (lp_append(&graph->nodes, node) < 0) return false;
        for (Agedge_t *edge = agfstout(graph->root, node); edge; edge = agnxtout(graph->root, edge)) {
            if (lp_append(&graph->edges, edge) < 0) return false;
        }
    }
    sort(&graph->nodes);
    sort(&graph->edges);
    static const int kinds[] = {AGRAPH, AGNODE, AGEDGE};
    for (int kind = 0; kind < 3; kind++) {
        for (Agsym_t *key = NULL; (key = agnxtattr(graph->root, kinds[kind], key));) {
            if (lp_append(&graph->keys[kind], key) < 0) return false;
        }
    }
    return collect_subgraphs(graph);
}

lp_status lp_graph_read(const char *text, lp_graph **result)
{
    *result = NULL;
    lp_messages_begin();
    Agraph_t *root = agmemread(text);
    // A parser that runs out of its own stack says so and hands over half a graph: what it said decides.
    bool had_errors = lp_messages_end();
    if (!root || had_errors) {
        // Half a graph is left to the process, which is about to end.
        return LP_NOT_DOT;
    }
    lp_graph *graph = calloc(1, sizeof *graph);
    if (!graph) return LP_OUT_OF_MEMORY;
    graph->root = root;
    if (!collect(graph)) {
        lp_graph_free(graph);
        return LP_OUT_OF_MEMORY;
    }
    *result = graph;
    return LP_OK;
}

// MARK: what was read

/// The library makes up names with a percent sign for what has none.
static const char *given_name(void *object)
{
    const char *name = agnameof(object);
    return name && name[0] != '%' ? name : NULL;
}

bool lp_graph_is_directed(const lp_graph *graph) { return agisdirected(graph->root) != 0; }

const char *lp_graph_name(lp_graph *graph) { return given_name(graph->root); }

int32_t lp_graph_node_count(const lp_graph *graph) { return (int32_t)graph->nodes.count; }

int32_t lp_graph_edge_count(const lp_graph *graph) { return (int32_t)graph->edges.count; }

int32_t lp_graph_subgraph_count(const lp_graph *graph) { return (int32_t)graph->subgraphs.count; }

const char *lp_node_name(const lp_graph *graph, int32_t node)
{
    Agnode_t *object = lp_at(&graph->nodes, node);
    return object ? agnameof(object) : NULL;
}

bool lp_edge_ends(const lp_graph *graph, int32_t edge, int32_t *tail, int32_t *head)
{
    Agedge_t *object = lp_at(&graph->edges, edge);
    if (!object) return false;
    *tail = index_of(&graph->nodes, agtail(object));
    *head = index_of(&graph->nodes, aghead(object));
    return *tail >= 0 && *head >= 0;
}

const char *lp_subgraph_name(const lp_graph *graph, int32_t subgraph)
{
    Agraph_t *object = lp_at(&graph->subgraphs, subgraph);
    return object ? given_name(object) : NULL;
}

int32_t lp_subgraph_parent(const lp_graph *graph, int32_t subgraph)
{
    Agraph_t *object = lp_at(&graph->subgraphs, subgraph);
    Agraph_t *around = object ? agparent(object) : NULL;
    return around && around != graph->root ? index_of(&graph->subgraphs, around) : -1;
}

int32_t lp_subgraph_next_node(const lp_graph *graph, int32_t subgraph, int32_t previous)
{
    Agraph_t *object = lp_at(&graph->subgraphs, subgraph);
    if (!object) return -1;
    Agnode_t *before = lp_at(&graph->nodes, previous);
    Agnode_t *next = before ? agnxtnode(object, before) : agfstnode(object);
    return next ? index_of(&graph->nodes, next) : -1;
}

int32_t lp_graph_key_count(const lp_graph *graph, lp_kind kind)
{
    return (unsigned)kind <= LP_EDGE ? (int32_t)graph->keys[kind].count : 0;
}

const char *lp_graph_key(const lp_graph *graph, lp_kind kind, int32_t key)
{
    if ((unsigned)kind > LP_EDGE) return NULL;
    Agsym_t *symbol = lp_at(&graph->keys[kind], key);
    return symbol ? symbol->name : NULL;
}

const char *lp_value(lp_graph *graph, lp_kind kind, int32_t object, int32_t key, bool *is_html)
{
    *is_html = false;
    if ((unsigned)kind > LP_EDGE) return NULL;
    void *owner = kind == LP_NODE   ? lp_at(&graph->nodes, object)
                  : kind == LP_EDGE ? lp_at(&graph->edges, object)
                  : object < 0      ? graph->root
                                    : lp_at(&graph->subgraphs, object);
    Agsym_t *symbol = lp_at(&graph->keys[kind], key);
    if (!owner || !symbol) return NULL;
    char *value = agxget(owner, symbol);
    // On 2.42 the mark is the top bit of an integer: negative counts, too.
    *is_html = value && aghtmlstr(value) != 0;
    return value;
}
