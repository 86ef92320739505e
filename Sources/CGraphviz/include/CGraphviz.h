#ifndef LINCHPIN_CGRAPHVIZ_H
#define LINCHPIN_CGRAPHVIZ_H

// The whole of Graphviz as Swift sees it: one opaque handle and small functions.
// No Graphviz type, macro or global is visible here, so that no header of any version from 2.42 on reaches Swift.
//
// Graphviz is not thread-safe: every function that takes or makes a graph belongs to one serial owner per process.

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// A graph being built, laid out and rendered.
typedef struct lp_graph lp_graph;

typedef enum {
    LP_OK = 0,
    /// Graphviz is linked but no plugin was registered at all: no engine, no format.
    LP_NO_PLUGINS,
    /// The layout engine is not among the registered plugins.
    LP_NO_ENGINE,
    /// The output format is not among the registered plugins.
    LP_NO_FORMAT,
    /// The engine failed, or reported an error while returning success.
    LP_LAYOUT_FAILED,
    /// The renderer failed, or reported an error while returning success.
    LP_RENDER_FAILED,
    /// The text is not in the DOT language, or the reader gave up on it.
    LP_NOT_DOT,
    /// An allocation failed.
    LP_OUT_OF_MEMORY,
    /// The caller broke a rule of this header: an unknown index, an undeclared key, a plain text equal to a label.
    LP_INVALID,
} lp_status;

typedef enum { LP_GRAPH = 0, LP_NODE = 1, LP_EDGE = 2 } lp_kind;

// MARK: the library

/// True when text is measured with real fonts (pango), false when widths are guessed.
bool lp_measures_text(void);

// MARK: building

/// A new empty graph, or NULL when memory is short.
lp_graph *lp_graph_create(bool directed);

/// Frees the layout, then the graph. NULL is allowed.
void lp_graph_free(lp_graph *graph);

/// Declares `key` with a default for every object of `kind`. To be called before objects are added.
lp_status lp_graph_declare(lp_graph *graph, lp_kind kind, const char *key, const char *value);

/// Adds a node; its index counts up from 0. Negative on failure.
int32_t lp_graph_add_node(lp_graph *graph, const char *name);

/// Adds an edge between node indices; its index counts up from 0. Negative on failure.
int32_t lp_graph_add_edge(lp_graph *graph, int32_t tail, int32_t head, const char *name);

/// Adds a subgraph below `parent` (-1: below the root). A cluster's name gets the prefix Graphviz demands.
int32_t lp_graph_add_subgraph(lp_graph *graph, int32_t parent, const char *name, bool is_cluster);

/// Puts an existing node into a subgraph and, as Graphviz does, into the subgraphs around it.
lp_status lp_subgraph_add_node(lp_graph *graph, int32_t subgraph, int32_t node);

/// Sets one declared attribute. `is_html` makes the value an HTML-like label.
lp_status lp_graph_set(lp_graph *graph, const char *key, const char *value, bool is_html);
lp_status lp_node_set(lp_graph *graph, int32_t node, const char *key, const char *value, bool is_html);
lp_status lp_edge_set(lp_graph *graph, int32_t edge, const char *key, const char *value, bool is_html);
lp_status lp_subgraph_set(lp_graph *graph, int32_t subgraph, const char *key, const char *value, bool is_html);

// MARK: layout and rendering

/// Lays the graph out. Call once for a graph.
lp_status lp_graph_layout(lp_graph *graph, const char *engine);

/// Renders the laid out graph. On LP_OK `*bytes` is to be given to `lp_free_bytes`; otherwise it is NULL.
lp_status lp_graph_render(lp_graph *graph, const char *format, char **bytes, size_t *length);

void lp_free_bytes(char *bytes);

/// Where a laid out node is, in points, y upwards: x and y of its centre, width, height. False without a layout.
bool lp_node_box(const lp_graph *graph, int32_t node, double box[4]);

/// The bounds of a subgraph, or of the whole graph (-1): left, bottom, right, top; and of its label x and y of the centre,
/// width, height, all 0 without one. False without a layout.
bool lp_subgraph_box(const lp_graph *graph, int32_t subgraph, double bounds[4], double label[4]);

/// Moves the label at the foot of a laid out subgraph down, and the lower edge of the picture with it, as far as it takes
/// that no line comes nearer to it than `gap` points. Nothing where there is no label or no layout.
void lp_subgraph_lower_label(lp_graph *graph, int32_t subgraph, double gap);

// MARK: reading DOT

/// Reads the first graph of a DOT text that ends in NUL. On LP_OK `*graph` is to be given to `lp_graph_free`.
/// The parser has static state, recurses over its input and may end the process: for a worker only.
lp_status lp_graph_read(const char *text, lp_graph **graph);

bool lp_graph_is_directed(const lp_graph *graph);

/// The name of the graph, NULL where it has none.
const char *lp_graph_name(lp_graph *graph);

/// How many there are, in the order in which the text mentions them first.
int32_t lp_graph_node_count(const lp_graph *graph);
int32_t lp_graph_edge_count(const lp_graph *graph);
int32_t lp_graph_subgraph_count(const lp_graph *graph);

const char *lp_node_name(const lp_graph *graph, int32_t node);

/// The node indices of an edge's ends; false for an unknown index.
bool lp_edge_ends(const lp_graph *graph, int32_t edge, int32_t *tail, int32_t *head);

/// The name of a subgraph, NULL where it has none.
const char *lp_subgraph_name(const lp_graph *graph, int32_t subgraph);

/// The subgraph around a subgraph, which has a smaller index; negative below the root.
int32_t lp_subgraph_parent(const lp_graph *graph, int32_t subgraph);

/// The node after `previous` (negative: the first) in a subgraph, those of inner subgraphs included; negative at the end.
int32_t lp_subgraph_next_node(const lp_graph *graph, int32_t subgraph, int32_t previous);

/// The attributes that objects of a kind may have.
int32_t lp_graph_key_count(const lp_graph *graph, lp_kind kind);
const char *lp_graph_key(const lp_graph *graph, lp_kind kind, int32_t key);

/// The value of an attribute of an object, empty where it has none. For LP_GRAPH the object is a subgraph's index, or
/// -1 for the root. `*is_html` tells an HTML-like string.
const char *lp_value(lp_graph *graph, lp_kind kind, int32_t object, int32_t key, bool *is_html);

/// What Graphviz said during the last layout, rendering or reading call, errors and warnings, cut at a fixed length.
/// Valid until the next call.
const char *lp_messages(void);

// MARK: the process around it

/// Runs `body(context)` on a thread with a stack of `stack_size` bytes and waits for it. False when no thread started.
bool lp_run_on_stack(size_t stack_size, void (*body)(void *), void *context);

/// An unnamed file that goes away with its descriptor, holding `bytes`, read from the start. Negative on failure.
/// A request handed over so can neither block nor raise SIGPIPE when the reader is gone.
int lp_unnamed_file(const void *bytes, size_t length);

/// Writes the path of the running executable, with a final NUL, into `path`. False when it does not fit.
bool lp_executable_path(char *path, size_t capacity);

/// Limits this process: CPU seconds, bytes of address space, and no core file. Zero leaves a limit alone.
void lp_limit_process(uint64_t cpu_seconds, uint64_t memory_bytes);

/// The exit status of a worker that ran out of memory.
#define LP_EXIT_OUT_OF_MEMORY 113

/// Turns a crash or an `exit` that happens while the address space is used up into LP_EXIT_OUT_OF_MEMORY.
/// Other crashes keep their signal.
void lp_report_memory_exhaustion(void);

/// True when the process cannot get another few dozen megabytes.
bool lp_is_out_of_memory(void);

/// An ordinary end is ahead: `exit` is no sign of exhaustion any more.
void lp_expect_exit(void);

#ifdef __cplusplus
}
#endif
#endif
