// Graphviz's messages, collected on this side of the border so that no Swift runs inside a C callback.

#include "messages.h"
#include "CGraphviz.h"

#include <stdlib.h>
#include <string.h>

#include <graphviz/cgraph.h>

enum { kept = 8 * 1024, primed = 256 * 1024 };

static char text[kept];
static size_t used;
static bool is_muted;

/// The library hands over fragments ("Error", ": ", the text): they are put together here.
static int collect(char *fragment)
{
    if (is_muted || !fragment) return 0;
    size_t length = strlen(fragment), room = sizeof text - 1 - used;
    if (length > room) length = room;
    memcpy(text + used, fragment, length);
    used += length;
    text[used] = '\0';
    return 0;
}

/// Version 2.42 formats a message into a growing buffer and reads its `va_list` again after growing it, which
/// crashes when a message is longer than the buffer. A long message without arguments grows it safely, once.
static void grow_message_buffer(void)
{
    static bool is_grown;
    if (is_grown) return;
    is_grown = true;
    char *filler = malloc(primed);
    if (!filler) return;
    memset(filler, ' ', primed - 1);
    filler[primed - 1] = '\0';
    // Through a pointer: newer headers would have the compiler ask for a literal format here.
    int (*say)(agerrlevel_t, const char *, ...) = agerr;
    is_muted = true;
    say(AGWARN, filler);
    is_muted = false;
    free(filler);
}

void lp_messages_begin(void)
{
    agseterr(AGWARN);
    agseterrf(collect);
    grow_message_buffer();
    used = 0;
    text[0] = '\0';
    // Error flags are sticky across calls.
    agreseterrors();
}

bool lp_messages_end(void) { return agerrors() >= AGERR; }

const char *lp_messages(void) { return text; }
