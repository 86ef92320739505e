// Graphs through Graphviz's C API. What each odd-looking line guards against is said beside it.

#include "CGraphviz.h"
#include "graph.h"
#include "messages.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <graphviz/gvc.h>

// MARK: the one context of the process

static GVC_t *shared_context(void)
{
    // Contexts share global state in the library, so there is one, and it lives as long as the process.
    static GVC_t *context;
    if (!context) {
        lp_messages_begin();
        context = gvContext();
        lp_messages_end();
    }
    return context;
}

typedef char **(*list_with_filter)(GVC_t *, const char *, int *, char *);
typedef char **(*list_with_const_filter)(GVC_t *, const char *, int *, const char *);
typedef char **(*list_without_filter)(GVC_t *, const char *, int *);

static char **names_with_filter(list_with_filter list, GVC_t *context, const char *kind, int *count)
{
    char none[] = "";
    return list(context, kind, count, none);
}

static char **names_with_const_filter(list_with_const_filter list, GVC_t *context, const char *kind, int *count)
{
    return list(context, kind, count, "");
}

static char **names_without_filter(list_without_filter list, GVC_t *context, const char *kind, int *count)
{
    return list(context, kind, count);
}

// The last parameter, which was never used, became const and then went away, and no version macro tells when: the
// type of the function itself tells them apart.
#define plugin_names                                                                                                   \
    _Generic(&gvPluginList, list_with_filter: names_with_filter, list_with_const_filter: names_with_const_filter,      \
             list_without_filter: names_without_filter)

/// The registered plugins of a kind. They are asked for once: 2.42 loses a copy of each name that it finds twice.
typedef struct {
    const char *kind;
    char **names;
    int count;
} plugin_list;

static plugin_list layouts = {.kind = "layout"}, devices = {.kind = "device"}, fonts = {.kind = "textlayout"};

/// How many plugins are in a list; sets `*found` when one is called `wanted`.
static int plugins(plugin_list *list, const char *wanted, bool *found)
{
    GVC_t *context = shared_context();
    if (found) *found = false;
    if (!context) return 0;
    if (!list->names) list->names = plugin_names(&gvPluginList, context, list->kind, &list->count);
    if (!list->names) return 0;
    for (int i = 0; i < list->count; i++) {
        if (found && wanted && list->names[i] && strcmp(list->names[i], wanted) == 0) *found = true;
    }
    return list->count;
}

bool lp_measures_text(void) { return plugins(&fonts, NULL, NULL) > 0; }

// MARK: sequential ids

// The library's own ids are the addresses of interned strings, and clusters are visited in the order of their ids:
// the same graph came out different within one process. Ours count up.

typedef struct {
    IDTYPE next;
} id_counter;

static void *ids_open(Agraph_t *graph, Agdisc_t *discipline)
{
    (void)graph;
    (void)discipline;
    id_counter *counter = calloc(1, sizeof *counter);
    if (counter) counter->next = 1;
    return counter;
}

static long ids_map(void *state, int kind, char *name, IDTYPE *id, int create)
{
    (void)kind;
    id_counter *counter = state;
    // Zero for a name means "the discipline does not map names": the library then keeps its own table of names
    // and asks again for an anonymous id.
    if (name || !create || !counter) return 0;
    *id = counter->next++;
    return 1;
}

static void ids_free(void *state, int kind, IDTYPE id)
{
    (void)state;
    (void)kind;
    (void)id;
}

static char *ids_print(void *state, int kind, IDTYPE id)
{
    (void)state;
    (void)kind;
    (void)id;
    return NULL;
}

static void ids_close(void *state) { free(state); }

static void ids_register(void *state, int kind, void *object)
{
    (void)state;
    (void)kind;
    (void)object;
}

/// The discipline: the library's own where a field is none of ours. One of its fields, `alloc`, went away after 12, so
/// that no list of all fields compiles everywhere.
static Agiddisc_t *sequential_ids(void)
{
    static Agiddisc_t ids;
    ids = AgIdDisc;
    ids.open = ids_open;
    ids.map = ids_map;
    ids.free = ids_free;
    ids.print = ids_print;
    ids.close = ids_close;
    ids.idregister = ids_register;
    return &ids;
}

// MARK: the handle

int32_t lp_append(lp_objects *list, void *item)
{
    if (!item || list->count >= INT32_MAX) return -1;
    if (list->count == list->capacity) {
        size_t capacity = list->capacity ? list->capacity * 2 : 64;
        void **items = realloc(list->items, capacity * sizeof *items);
        if (!items) return -1;
        list->items = items;
        list->capacity = capacity;
    }
    list->items[list->count] = item;
    return (int32_t)list->count++;
}

void *lp_at(const lp_objects *list, int32_t index)
{
    return index >= 0 && (size_t)index < list->count ? list->items[index] : NULL;
}

lp_graph *lp_graph_create(bool directed)
{
    lp_graph *graph = calloc(1, sizeof *graph);
    if (!graph) return NULL;
    // Fields by name, and the rest left NULL (the library's own): the memory discipline went away after 2.42.
    graph->discipline.id = sequential_ids();
    char name[] = "G";
    graph->root = agopen(name, directed ? Agdirected : Agundirected, &graph->discipline);
    if (!graph->root) {
        free(graph);
        return NULL;
    }
    return graph;
}

void lp_graph_free(lp_graph *graph)
{
    if (!graph) return;
    // A failed layout leaves its records half made, and freeing those crashes: such a graph is left to the process,
    // which is about to end.
    if (!graph->is_broken) {
        if (graph->is_laid_out) gvFreeLayout(shared_context(), graph->root);
        agclose(graph->root);
    }
    free(graph->nodes.items);
    free(graph->edges.items);
    free(graph->subgraphs.items);
    for (int kind = 0; kind < 3; kind++) free(graph->keys[kind].items);
    free(graph);
}

lp_status lp_graph_declare(lp_graph *graph, lp_kind kind, const char *key, const char *value)
{
    static const int kinds[] = {AGRAPH, AGNODE, AGEDGE};
    if ((unsigned)kind > LP_EDGE) return LP_INVALID;
    return agattr(graph->root, kinds[kind], (char *)key, (char *)value) ? LP_OK : LP_OUT_OF_MEMORY;
}

int32_t lp_graph_add_node(lp_graph *graph, const char *name)
{
    return lp_append(&graph->nodes, agnode(graph->root, (char *)name, 1));
}

int32_t lp_graph_add_edge(lp_graph *graph, int32_t tail, int32_t head, const char *name)
{
    Agnode_t *from = lp_at(&graph->nodes, tail), *to = lp_at(&graph->nodes, head);
    if (!from || !to) return -1;
    return lp_append(&graph->edges, agedge(graph->root, from, to, (char *)name, 1));
}

int32_t lp_graph_add_subgraph(lp_graph *graph, int32_t parent, const char *name, bool is_cluster)
{
    Agraph_t *around = parent < 0 ? graph->root : lp_at(&graph->subgraphs, parent);
    if (!around) return -1;
    // A subgraph is a cluster because of its name and nothing else.
    char full[128];
    int length = snprintf(full, sizeof full, "%s%s", is_cluster ? "cluster_" : "group_", name);
    if (length < 0 || (size_t)length >= sizeof full) return -1;
    return lp_append(&graph->subgraphs, agsubg(around, full, 1));
}

lp_status lp_subgraph_add_node(lp_graph *graph, int32_t subgraph, int32_t node)
{
    Agraph_t *group = lp_at(&graph->subgraphs, subgraph);
    Agnode_t *member = lp_at(&graph->nodes, node);
    if (!group || !member) return LP_INVALID;
    return agsubnode(group, member, 1) ? LP_OK : LP_OUT_OF_MEMORY;
}

// MARK: attributes

static lp_status set(lp_graph *graph, void *object, const char *key, const char *value, bool is_html)
{
    if (!object || !value) return LP_INVALID;
    // Before 13 a plain and an HTML-like string with the same characters are one interned string, and the first
    // one decides what both are. Such a pair is refused rather than drawn wrongly.
    char *interned = agstrbind(graph->root, (char *)value);
    if (interned && (aghtmlstr(interned) != 0) != is_html) return LP_INVALID;
    // From 13 on `agset` recognises an HTML-like value by its pointer, before by its characters: this serves both.
    // The reference is dropped when the graph is closed; the function that drops it changed its signature.
    if (is_html) {
        value = agstrdup_html(graph->root, (char *)value);
        if (!value) return LP_OUT_OF_MEMORY;
    }
    return agset(object, (char *)key, (char *)value) == 0 ? LP_OK : LP_INVALID;
}

lp_status lp_graph_set(lp_graph *graph, const char *key, const char *value, bool is_html)
{
    return set(graph, graph->root, key, value, is_html);
}

lp_status lp_node_set(lp_graph *graph, int32_t node, const char *key, const char *value, bool is_html)
{
    return set(graph, lp_at(&graph->nodes, node), key, value, is_html);
}

lp_status lp_edge_set(lp_graph *graph, int32_t edge, const char *key, const char *value, bool is_html)
{
    return set(graph, lp_at(&graph->edges, edge), key, value, is_html);
}

lp_status lp_subgraph_set(lp_graph *graph, int32_t subgraph, const char *key, const char *value, bool is_html)
{
    return set(graph, lp_at(&graph->subgraphs, subgraph), key, value, is_html);
}

// MARK: layout and rendering

lp_status lp_graph_layout(lp_graph *graph, const char *engine)
{
    bool found = false;
    if (graph->is_laid_out || graph->is_broken) return LP_INVALID;
    if (plugins(&layouts, engine, &found) == 0) return LP_NO_PLUGINS;
    if (!found) return LP_NO_ENGINE;
    lp_messages_begin();
    int result = gvLayout(shared_context(), graph->root, engine);
    // `gvLayout` returns 0 whatever the engine said: the errors it reported decide.
    bool had_errors = lp_messages_end();
    graph->is_broken = result != 0 || had_errors;
    graph->is_laid_out = !graph->is_broken;
    return graph->is_broken ? LP_LAYOUT_FAILED : LP_OK;
}

typedef int (*render_to_unsigned)(GVC_t *, graph_t *, const char *, char **, unsigned int *);
typedef int (*render_to_size)(GVC_t *, graph_t *, const char *, char **, size_t *);

static int render_unsigned(render_to_unsigned render, GVC_t *context, graph_t *graph, const char *format, char **bytes,
                           size_t *length)
{
    unsigned int narrow = 0;
    int result = render(context, graph, format, bytes, &narrow);
    *length = narrow;
    return result;
}

static int render_size(render_to_size render, GVC_t *context, graph_t *graph, const char *format, char **bytes,
                       size_t *length)
{
    return render(context, graph, format, bytes, length);
}

// The length is `unsigned *` up to 12 and `size_t *` from 13.
#define render_data _Generic(&gvRenderData, render_to_unsigned: render_unsigned, render_to_size: render_size)

lp_status lp_graph_render(lp_graph *graph, const char *format, char **bytes, size_t *length)
{
    bool found = false;
    *bytes = NULL;
    *length = 0;
    if (!graph->is_laid_out) return LP_INVALID;
    if (plugins(&devices, format, &found) == 0) return LP_NO_PLUGINS;
    if (!found) return LP_NO_FORMAT;
    lp_messages_begin();
    int result = render_data(&gvRenderData, shared_context(), graph->root, format, bytes, length);
    bool had_errors = lp_messages_end();
    if (result == 0 && !had_errors && *bytes) return LP_OK;
    // The buffer is the caller's on failure too.
    if (*bytes) gvFreeRenderData(*bytes);
    *bytes = NULL;
    *length = 0;
    return LP_RENDER_FAILED;
}

void lp_free_bytes(char *bytes)
{
    if (bytes) gvFreeRenderData(bytes);
}

// MARK: where things are

bool lp_node_box(const lp_graph *graph, int32_t node, double box[4])
{
    Agnode_t *found = lp_at(&graph->nodes, node);
    if (!found || !graph->is_laid_out) return false;
    box[0] = ND_coord(found).x;
    box[1] = ND_coord(found).y;
    box[2] = ND_width(found) * 72;
    box[3] = ND_height(found) * 72;
    return true;
}

bool lp_subgraph_box(const lp_graph *graph, int32_t subgraph, double bounds[4], double label[4])
{
    Agraph_t *found = subgraph < 0 ? graph->root : lp_at(&graph->subgraphs, subgraph);
    if (!found || !graph->is_laid_out) return false;
    // Engines that know no clusters give subgraphs no record, and the macros below would read what is not there.
    if (!aggetrec(found, "Agraphinfo_t", 0)) return false;
    boxf around = GD_bb(found);
    bounds[0] = around.LL.x;
    bounds[1] = around.LL.y;
    bounds[2] = around.UR.x;
    bounds[3] = around.UR.y;
    textlabel_t *words = GD_label(found);
    label[0] = words ? words->pos.x : 0;
    label[1] = words ? words->pos.y : 0;
    label[2] = words ? words->dimen.x : 0;
    label[3] = words ? words->dimen.y : 0;
    return true;
}

/// The point of a Bézier curve at `t`, 0 to 1.
static pointf at(const pointf *controls, double t)
{
    double u = 1 - t, a = u * u * u, b = 3 * u * u * t, c = 3 * u * t * t, d = t * t * t;
    pointf point = {a * controls[0].x + b * controls[1].x + c * controls[2].x + d * controls[3].x,
                    a * controls[0].y + b * controls[1].y + c * controls[2].y + d * controls[3].y};
    return point;
}

/// How far down lines come between two abscissae; y leads upwards.
static double lowest_line(const lp_graph *graph, double left, double right, double start)
{
    enum { steps = 32 };
    double lowest = start;
    for (size_t index = 0; index < graph->edges.count; index++) {
        splines *lines = ED_spl((Agedge_t *)graph->edges.items[index]);
        if (!lines) continue;
        for (size_t i = 0; i < (size_t)lines->size; i++) {
            const bezier *curve = &lines->list[i];
            for (size_t j = 0; j + 3 < (size_t)curve->size; j += 3) {
                for (int step = 0; step <= steps; step++) {
                    pointf point = at(curve->list + j, (double)step / steps);
                    if (point.x > left && point.x < right && point.y < lowest) lowest = point.y;
                }
            }
        }
    }
    return lowest;
}

void lp_subgraph_lower_label(lp_graph *graph, int32_t subgraph, double gap)
{
    Agraph_t *found = lp_at(&graph->subgraphs, subgraph);
    if (!found || !graph->is_laid_out || !aggetrec(found, "Agraphinfo_t", 0)) return;
    textlabel_t *words = GD_label(found);
    if (!words) return;
    double top = words->pos.y + words->dimen.y / 2, half = words->dimen.x / 2 + gap;
    double down = top - (lowest_line(graph, words->pos.x - half, words->pos.x + half, top + gap) - gap);
    if (!(down > 0)) return;
    boxf around = GD_bb(found), whole = GD_bb(graph->root);
    words->pos.y -= down;
    around.LL.y -= down;
    if (whole.LL.y > around.LL.y) whole.LL.y = around.LL.y;
    GD_bb(found) = around;
    GD_bb(graph->root) = whole;
}
