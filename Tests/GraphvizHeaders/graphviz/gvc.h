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
