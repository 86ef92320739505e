/// The attributes by which Graphviz draws. They say how something looks, and nothing about the organisation.
///
/// Source: https://graphviz.org/doc/info/attrs.html and, for what a layout writes into a graph,
/// https://graphviz.org/docs/outputs/canon/.
enum DrawingAttributes {
    static func contains(_ key: String) -> Bool {
        // `_draw_`, `_ldraw_` and their like are what a layout leaves behind.
        known.contains(key) || key.hasPrefix("_") && key.hasSuffix("_")
    }

    private static let known: Set<String> = [
        "Damping", "K", "URL", "_background", "area", "arrowhead", "arrowsize", "arrowtail", "bb", "beautify",
        "bgcolor",
        "center", "charset", "class", "cluster", "clusterrank", "color", "colorscheme", "comment", "compound",
        "concentrate", "constraint", "decorate", "defaultdist", "dim", "dimen", "dir", "diredgeconstraints",
        "distortion", "dpi", "edgeURL", "edgehref", "edgetarget", "edgetooltip", "epsilon", "esep", "fillcolor",
        "fixedsize", "fontcolor", "fontname", "fontnames", "fontpath", "fontsize", "forcelabels", "gradientangle",
        "group", "headURL", "head_lp", "headclip", "headhref", "headlabel", "headport", "headtarget", "headtooltip",
        "height", "href", "id", "image", "imagepath", "imagepos", "imagescale", "inputscale", "label", "labelURL",
        "label_scheme", "labelangle", "labeldistance", "labelfloat", "labelfontcolor", "labelfontname",
        "labelfontsize", "labelhref", "labeljust", "labelloc", "labeltarget", "labeltooltip", "landscape", "layer",
        "layerlistsep", "layers", "layerselect", "layersep", "layout", "len", "levels", "levelsgap", "lhead",
        "lheight", "linelength", "lp", "ltail", "lwidth", "margin", "maxiter", "mclimit", "mindist", "minlen", "mode",
        "model", "newrank", "nodesep", "nojustify", "normalize", "notranslate", "nslimit", "nslimit1", "oneblock",
        "ordering", "orientation", "outputorder", "overlap", "overlap_scaling", "overlap_shrink", "pack", "packmode",
        "pad", "page", "pagedir", "pencolor", "penwidth", "peripheries", "pin", "pos", "quadtree", "quantum",
        "radius", "rank", "rankdir", "ranksep", "ratio", "rects", "regular", "remincross", "repulsiveforce",
        "resolution", "root", "rotate", "rotation", "samehead", "sametail", "samplepoints", "scale", "searchsize",
        "sep", "shape", "shapefile", "showboxes", "sides", "size", "skew", "smoothing", "sortv", "splines", "start",
        "style", "stylesheet", "tailURL", "tail_lp", "tailclip", "tailhref", "taillabel", "tailport", "tailtarget",
        "tailtooltip", "target", "tooltip", "truecolor", "vertices", "viewport", "voro_margin", "weight", "width",
        "xdotversion", "xlabel", "xlp", "z",
    ]
}
