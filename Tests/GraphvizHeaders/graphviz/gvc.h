#pragma once

// What the shim uses of Graphviz's gvc.h, as it was declared in one era or another: see ../README.md.

#include "cgraph.h"

#if ERA >= 1400
#define GRAPHVIZ_VERSION_MAJOR 14
#define GRAPHVIZ_VERSION_MINOR 0
#endif

typedef struct GVC_s GVC_t;
typedef Agraph_t graph_t;

GVC_t *gvContext(void);
int gvLayout(GVC_t *gvc, graph_t *g, const char *engine);
int gvFreeLayout(GVC_t *gvc, graph_t *g);
#if ERA >= 1300
int gvRenderData(GVC_t *gvc, graph_t *g, const char *format, char **result, size_t *length);
#else
int gvRenderData(GVC_t *gvc, graph_t *g, const char *format, char **result, unsigned int *length);
#endif
void gvFreeRenderData(char *data);
#if ERA >= 900
char **gvPluginList(GVC_t *gvc, const char *kind, int *count);
#elif ERA >= 700
char **gvPluginList(GVC_t *gvc, const char *kind, int *count, const char *unused);
#else
char **gvPluginList(GVC_t *gvc, const char *kind, int *count, char *unused);
#endif

// Of types.h: where a layout put things. These fields kept their names in all eras.
typedef struct {
    double x, y;
} pointf;
typedef struct {
    pointf LL, UR;
} boxf;
typedef struct textlabel_t {
    pointf dimen, space, pos;
} textlabel_t;
typedef struct bezier {
    pointf *list;
#if ERA >= 700
    size_t size;
#else
    int size;
#endif
} bezier;
typedef struct splines {
    bezier *list;
#if ERA >= 700
    size_t size;
#else
    int size;
#endif
    boxf bb;
} splines;
typedef struct Agraphinfo_t {
    boxf bb;
    textlabel_t *label;
} Agraphinfo_t;
typedef struct Agnodeinfo_t {
    pointf coord;
    double width, height;
} Agnodeinfo_t;
typedef struct Agedgeinfo_t {
    splines *spl;
} Agedgeinfo_t;

// The library reads the record through the object's header.
void *record_of(const void *object);
#define GD_bb(g) (((Agraphinfo_t *)record_of(g))->bb)
#define GD_label(g) (((Agraphinfo_t *)record_of(g))->label)
#define ND_coord(n) (((Agnodeinfo_t *)record_of(n))->coord)
#define ND_width(n) (((Agnodeinfo_t *)record_of(n))->width)
#define ND_height(n) (((Agnodeinfo_t *)record_of(n))->height)
#define ED_spl(e) (((Agedgeinfo_t *)record_of(e))->spl)

#if ERA >= 1100
void *aggetrec(void *object, const char *name, bool to_front);
#elif ERA >= 700
void *aggetrec(void *object, const char *name, int to_front);
#else
void *aggetrec(void *object, char *name, int to_front);
#endif
