#ifndef LINCHPIN_CGRAPHVIZ_MESSAGES_H
#define LINCHPIN_CGRAPHVIZ_MESSAGES_H

#include <stdbool.h>

/// Forgets what was said and starts collecting.
void lp_messages_begin(void);

/// True when an error, not just a warning, was reported since `lp_messages_begin`.
bool lp_messages_end(void);

#endif
