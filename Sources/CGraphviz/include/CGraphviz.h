#ifndef LINCHPIN_CGRAPHVIZ_H
#define LINCHPIN_CGRAPHVIZ_H
const char *lp_graphviz_version(void);
#endif
