#pragma once

// What the shim uses of Graphviz's cgraph.h, as it was declared in one era or another: see ../README.md.

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#ifndef ERA
#error "say which ERA is meant"
#endif

#if ERA >= 700
#define VALUE const char
#else
#define VALUE char
#endif

typedef uint64_t IDTYPE;
typedef struct Agraph_s Agraph_t;
typedef struct Agnode_s Agnode_t;
typedef struct Agedge_s Agedge_t;
typedef struct Agdesc_s { unsigned directed : 1, strict : 1; } Agdesc_t;
typedef struct Agdisc_s Agdisc_t;
typedef struct Agtag_s { unsigned objtype : 2; unsigned mtflock : 1; unsigned attrwf : 1; unsigned seq : 28; IDTYPE id; } Agtag_t;
typedef struct Agobj_s { Agtag_t tag; void *data; } Agobj_t;
struct Agnode_s { Agobj_t base; Agraph_t *root; };
struct Agedge_s { Agobj_t base; Agnode_t *node; };

#define AGTAG(obj) (((Agobj_t *)(obj))->tag)
#define AGTYPE(obj) (AGTAG(obj).objtype)
#define AGSEQ(obj) (AGTAG(obj).seq)

#if ERA >= 1100
enum { AGRAPH, AGNODE, AGEDGE, AGOUTEDGE = AGEDGE, AGINEDGE };
#else
#define AGRAPH 0
#define AGNODE 1
#define AGOUTEDGE 2
#define AGINEDGE 3
#define AGEDGE AGOUTEDGE
#endif

typedef struct Agiddisc_s {
    void *(*open)(Agraph_t *g, Agdisc_t *);
    long (*map)(void *state, int objtype, char *str, IDTYPE *id, int createflag);
#if ERA < 1400
    long (*alloc)(void *state, int objtype, IDTYPE id);
#endif
    void (*free)(void *state, int objtype, IDTYPE id);
    char *(*print)(void *state, int objtype, IDTYPE id);
    void (*close)(void *state);
    void (*idregister)(void *state, int objtype, void *obj);
} Agiddisc_t;

typedef struct Agiodisc_s Agiodisc_t;
#if ERA < 700
typedef struct Agmemdisc_s Agmemdisc_t;
#endif
struct Agdisc_s {
#if ERA < 700
    Agmemdisc_t *mem;
#endif
    Agiddisc_t *id;
    Agiodisc_t *io;
};
extern Agiddisc_t AgIdDisc;
extern Agdesc_t Agdirected, Agundirected;

typedef struct Agsym_s { void *link; char *name, *defval; int id; } Agsym_t;

Agraph_t *agopen(char *name, Agdesc_t desc, Agdisc_t *disc);
int agclose(Agraph_t *g);
Agraph_t *agmemread(const char *text);
int agisdirected(Agraph_t *g);
char *agnameof(void *object);
Agnode_t *agnode(Agraph_t *g, char *name, int createflag);
Agnode_t *agsubnode(Agraph_t *g, Agnode_t *n, int createflag);
Agnode_t *agfstnode(Agraph_t *g);
Agnode_t *agnxtnode(Agraph_t *g, Agnode_t *n);
Agedge_t *agedge(Agraph_t *g, Agnode_t *t, Agnode_t *h, char *name, int createflag);
Agedge_t *agfstout(Agraph_t *g, Agnode_t *n);
Agedge_t *agnxtout(Agraph_t *g, Agedge_t *e);
#define AGIN2OUT(e) ((e) - 1)
#define AGOUT2IN(e) ((e) + 1)
#define AGMKOUT(e) (AGTYPE(e) == AGOUTEDGE ? (e) : AGIN2OUT(e))
#define AGMKIN(e) (AGTYPE(e) == AGINEDGE ? (e) : AGOUT2IN(e))
#define agtail(e) (AGMKIN(e)->node)
#define aghead(e) (AGMKOUT(e)->node)
Agraph_t *agsubg(Agraph_t *g, char *name, int createflag);
Agraph_t *agfstsubg(Agraph_t *g);
Agraph_t *agnxtsubg(Agraph_t *g);
Agraph_t *agparent(Agraph_t *g);

Agsym_t *agattr(Agraph_t *g, int kind, char *name, VALUE *value);
Agsym_t *agnxtattr(Agraph_t *g, int kind, Agsym_t *attribute);
char *agxget(void *object, Agsym_t *attribute);
int agset(void *object, char *name, VALUE *value);
char *agstrdup_html(Agraph_t *g, VALUE *text);
char *agstrbind(Agraph_t *g, VALUE *text);
int aghtmlstr(VALUE *text);
#if ERA >= 1300
int agstrfree(Agraph_t *g, VALUE *text, bool is_html);
Agsym_t *agattr_text(Agraph_t *g, int kind, char *name, VALUE *value);
int agset_text(void *object, char *name, VALUE *value);
int agset_html(void *object, char *name, VALUE *value);
#else
int agstrfree(Agraph_t *g, VALUE *text);
#endif

typedef enum { AGWARN, AGERR, AGMAX, AGPREV } agerrlevel_t;
typedef int (*agusererrf)(char *);
agerrlevel_t agseterr(agerrlevel_t level);
agusererrf agseterrf(agusererrf function);
int agreseterrors(void);
int agerrors(void);
#if ERA >= 900
__attribute__((format(printf, 2, 3)))
#endif
int agerr(agerrlevel_t level, const char *format, ...);
