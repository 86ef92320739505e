#include "CGraphviz.h"
const char *lp_graphviz_version(void) { return "unknown"; }
