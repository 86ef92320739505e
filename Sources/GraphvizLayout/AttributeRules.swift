/// Which attributes may reach Graphviz, and with which values.
///
/// What is missing here is missing on purpose: `image`, `shapefile` and `fontpath` read files, `ortho` and
/// `concentrate` are slow or crash, `shape=record` parses labels, `label`, `id`, `class` and `tooltip` have typed
/// places in ``LayoutGraph``.
enum AttributeRules {
    /// What carries an attribute.
    enum Subject: String {
        case graph, node, edge, cluster
    }

    /// What a value has to look like.
    enum Rule {
        case number(ClosedRange<Double>)
        case numbers(ClosedRange<Double>)
        case keyword([String])
        case keywords([String])
        case color
        case colors
        case token
        case port
        case fontName
        case link
        /// Text that is drawn; escaped like a plain label.
        case text

        static let flag = Rule.keyword(["true", "false"])
    }

    /// Throws when the attribute is not allowed on the subject, or not with this value.
    static func check(_ entry: Attributes.Entry, on subject: Subject) throws(GraphvizError) {
        guard let rule = rules(for: subject)[entry.key] else {
            throw GraphvizError(
                .invalidAttribute, "The \(subject.rawValue) attribute `\(shown(entry.key))` is not allowed.",
                hint: unknownHint(entry.key))
        }
        guard allows(entry.value, rule) else {
            throw GraphvizError(
                .invalidAttribute,
                "The \(subject.rawValue) attribute `\(entry.key)` cannot be `\(shown(entry.value))`.",
                hint: "Expected \(expectation(of: rule)).")
        }
    }

    /// True when the attribute's value is text of the user, which has to be escaped.
    static func isText(_ key: String, on subject: Subject) -> Bool {
        if case .text? = rules(for: subject)[key] { return true }
        return false
    }

    static func allows(_ value: String, _ rule: Rule) -> Bool {
        if case .text = rule { return value.utf8.count <= 4096 }
        guard value.utf8.count <= 1024, value.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "\\") })
        else { return false }
        switch rule {
        case .number(let range):
            return Double(value).map { $0.isFinite && range.contains($0) } ?? false
        case .numbers(let range):
            let parts = value.split(separator: ",", omittingEmptySubsequences: false)
            return (1...2).contains(parts.count)
                && parts.allSatisfy { part in Double(part).map { $0.isFinite && range.contains($0) } ?? false }
        case .keyword(let words):
            return words.contains(value)
        case .keywords(let words):
            // Version 2.42 cuts long lists.
            return value.utf8.count <= 64 && value.split(separator: ",").allSatisfy { words.contains(String($0)) }
        case .color:
            return isColor(value)
        case .colors:
            return value.split(separator: ":", omittingEmptySubsequences: false).allSatisfy { isColor(String($0)) }
        case .token:
            return isToken(value)
        case .port:
            let parts = value.split(separator: ":", omittingEmptySubsequences: false)
            return (1...2).contains(parts.count) && parts.allSatisfy { isToken(String($0)) }
        case .fontName:
            return !value.isEmpty && value.utf8.count <= 128
                && value.unicodeScalars.allSatisfy {
                    $0.properties.isAlphabetic || " -,0123456789".unicodeScalars.contains($0)
                }
        case .link:
            return isLink(value)
        case .text:
            return true
        }
    }

    /// `#RRGGBB`, `#RRGGBBAA`, a colour name, or a scheme's name such as `/blues9/3`.
    static func isColor(_ value: String) -> Bool {
        if value.hasPrefix("#") {
            return [7, 9].contains(value.utf8.count) && value.dropFirst().allSatisfy(\.isHexDigit)
        }
        return (1...32).contains(value.utf8.count)
            && value.utf8.allSatisfy { isLetterOrDigit($0) || $0 == UInt8(ascii: "/") }
    }

    /// Letters, digits and `_`, `-`, `+`, `.`; not empty.
    static func isToken(_ value: String) -> Bool {
        !value.isEmpty && value.utf8.count <= 64
            && value.utf8.allSatisfy { isLetterOrDigit($0) || "_-+.".utf8.contains($0) }
    }

    /// A web address or a place in the same document. Nothing a browser would run.
    static func isLink(_ value: String) -> Bool {
        guard value.utf8.count <= 1024, value.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0.value != 0x7F }),
            !value.contains(where: { "<>\"'`\\".contains($0) })
        else { return false }
        let lower = value.lowercased()
        if lower.hasPrefix("#") { return lower.utf8.count > 1 }
        return ["https://", "http://"].contains { lower.hasPrefix($0) && lower.utf8.count > $0.utf8.count }
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "A")...UInt8(ascii: "Z"):
            true
        default: false
        }
    }

    private static func rules(for subject: Subject) -> [String: Rule] {
        switch subject {
        case .graph: graphRules
        case .node: nodeRules
        case .edge: edgeRules
        case .cluster: clusterRules
        }
    }

    private static func expectation(of rule: Rule) -> String {
        switch rule {
        case .number(let range): "a number from \(range.lowerBound) to \(range.upperBound)"
        case .numbers(let range): "one or two numbers from \(range.lowerBound) to \(range.upperBound)"
        case .keyword(let words): "one of \(words.joined(separator: ", "))"
        case .keywords(let words): "a comma-separated list of \(words.joined(separator: ", "))"
        case .color: "a colour such as #1F6FEB"
        case .colors: "colours separated by colons"
        case .token: "letters, digits, and any of _ - + ."
        case .port: "a port name, then perhaps a colon and a compass point"
        case .fontName: "the name of a font family"
        case .link: "an address that begins with https://, http:// or #"
        case .text: "text of at most 4096 bytes"
        }
    }

    private static func unknownHint(_ key: String) -> String? {
        switch key {
        case "label", "xlabel": "Give the label in its own property."
        case "id", "class", "tooltip": "It has a property of its own."
        case "image", "imagepath", "shapefile", "fontpath": "Diagrams never read files."
        default: nil
        }
    }

    /// A value as it may stand in a message: short, on one line.
    private static func shown(_ value: String) -> String {
        let line = String(String.UnicodeScalarView(value.unicodeScalars.map { $0.value < 0x20 ? "\u{FFFD}" : $0 }))
        return TextWrapping.truncated(line, width: 60)
    }
}

// MARK: - The lists

extension AttributeRules {
    private static let fonts: [String: Rule] = [
        "fontname": .fontName, "fontsize": .number(1...200), "fontcolor": .color,
    ]
    private static let links: [String: Rule] = [
        "URL": .link, "href": .link, "target": .keyword(["_blank", "_top", "_self", "_parent"]),
    ]
    private static let lineStyles = ["solid", "dashed", "dotted", "bold", "invis"]
    private static let boxStyles = lineStyles + ["filled", "rounded", "diagonals", "striped", "wedged", "radial"]

    private static func merged(_ lists: [String: Rule]...) -> [String: Rule] {
        lists.reduce(into: [:]) { $0.merge($1) { _, last in last } }
    }

    static let graphRules: [String: Rule] = merged(
        fonts,
        [
            "rankdir": .keyword(["TB", "LR", "BT", "RL"]), "ranksep": .number(0...20), "nodesep": .number(0...20),
            "splines": .keyword(["true", "false", "spline", "line", "polyline", "curved", "none"]),
            "overlap": .token, "sep": .token, "esep": .token, "margin": .numbers(0...20), "pad": .numbers(0...20),
            "bgcolor": .color, "compound": .flag, "newrank": .flag, "ordering": .keyword(["in", "out"]),
            "outputorder": .keyword(["breadthfirst", "nodesfirst", "edgesfirst"]), "ratio": .token,
            "size": .numbers(0.1...1000), "K": .number(0...100), "start": .token, "nslimit": .number(0...1000),
            "nslimit1": .number(0...1000), "mclimit": .number(0...100), "maxiter": .number(0...100_000),
            "searchsize": .number(1...1000), "remincross": .flag, "forcelabels": .flag, "center": .flag,
            "clusterrank": .keyword(["local", "global", "none"]), "labelloc": .keyword(["t", "b"]),
            "labeljust": .keyword(["l", "c", "r"]), "pack": .token, "packmode": .token, "beautify": .flag,
            "repulsiveforce": .number(0...100), "levels": .number(0...1000),
            "smoothing": .keyword(["none", "avg_dist", "graph_dist", "power_dist", "rng", "spring", "triangle"]),
            "quadtree": .keyword(["none", "normal", "fast"]),
            "model": .keyword(["shortpath", "circuit", "subset", "mds"]),
            "mode": .keyword(["major", "KK", "sgd", "hier", "ipsep"]),
            "root": .token, "mindist": .number(0...100),
        ])

    static let nodeRules: [String: Rule] = merged(
        fonts, links,
        [
            "shape": .keyword([
                "box", "rect", "rectangle", "square", "plain", "plaintext", "none", "underline", "ellipse", "oval",
                "circle",
                "point", "egg", "triangle", "diamond", "trapezium", "parallelogram", "house", "pentagon", "hexagon",
                "septagon", "octagon", "doublecircle", "doubleoctagon", "tripleoctagon", "invtriangle", "invtrapezium",
                "invhouse", "Mdiamond", "Msquare", "Mcircle", "star", "cylinder", "note", "tab", "folder", "box3d",
                "component", "polygon", "cds", "larrow", "rarrow",
            ]),
            "style": .keywords(boxStyles), "color": .color, "fillcolor": .colors, "penwidth": .number(0...50),
            "peripheries": .number(0...5), "margin": .numbers(0...10), "width": .number(0...100),
            "height": .number(0...100), "fixedsize": .keyword(["true", "false", "shape"]), "group": .token,
            "ordering": .keyword(["in", "out"]), "orientation": .number(-360...360), "sides": .number(3...20),
            "skew": .number(-100...100), "distortion": .number(-100...100), "regular": .flag,
            "gradientangle": .number(-360...360), "labelloc": .keyword(["t", "c", "b"]), "nojustify": .flag,
            "root": .flag, "xlabel": .text,
        ])

    static let edgeRules: [String: Rule] = merged(
        fonts, links,
        [
            "arrowhead": .token, "arrowtail": .token, "arrowsize": .number(0...20),
            "dir": .keyword(["forward", "back", "both", "none"]), "weight": .number(0...10_000),
            "minlen": .number(0...100), "len": .number(0...1000), "constraint": .flag, "color": .colors,
            "fillcolor": .color, "penwidth": .number(0...50), "style": .keywords(lineStyles + ["tapered"]),
            "headport": .port, "tailport": .port, "headclip": .flag, "tailclip": .flag, "decorate": .flag,
            "labelfloat": .flag, "labelangle": .number(-180...180), "labeldistance": .number(0...100),
            "labelfontname": .fontName, "labelfontsize": .number(1...200), "labelfontcolor": .color,
            "headlabel": .text, "taillabel": .text, "xlabel": .text, "samehead": .token, "sametail": .token,
            "nojustify": .flag,
        ])

    static let clusterRules: [String: Rule] = merged(
        fonts, links,
        [
            "style": .keywords(boxStyles), "color": .color, "pencolor": .color, "fillcolor": .colors,
            "bgcolor": .colors,
            "penwidth": .number(0...50), "peripheries": .number(0...1), "margin": .number(0...200),
            "labelloc": .keyword(["t", "b"]), "labeljust": .keyword(["l", "c", "r"]),
            "gradientangle": .number(-360...360), "nojustify": .flag,
        ])
}
