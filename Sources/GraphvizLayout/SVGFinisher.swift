/// Makes Graphviz's SVG fit for the web: stable ids and classes, titles people can read, nothing that is loaded or run,
/// nothing that changes from one version of Graphviz to the next without need.
struct SVGFinisher {
    /// The document's title and accessible name.
    var title: String
    /// What the document says to somebody who does not see it; empty says nothing.
    var summary: String
    /// What the elements are called, by the short names Graphviz knows.
    let identities: [String: GraphEmission.Identity]
    /// Their ids.
    private let names: Set<String>
    /// Put before every id.
    var identifierPrefix: String
    /// The centre of each node, y upwards, in the order of their short names.
    let centers: [(x: Double, y: Double)]
    /// Whether the boxes were given their places, so that the picture has to have its edges where these say.
    let isPlaced: Bool
    /// Colours that change where the reader prefers dark pages; see ``checked(_:)``.
    var darkColors: [LayoutGraph.Repaint]
    /// Whether a reader goes down the columns, as in a picture from left to right, and not along the rows.
    var readsByColumn: Bool

    init(
        title: String, summary: String = "", identities: [String: GraphEmission.Identity], identifierPrefix: String,
        darkColors: [LayoutGraph.Repaint] = [], readsByColumn: Bool = false, centers: [(x: Double, y: Double)] = [],
        isPlaced: Bool = false
    ) {
        self.title = title
        self.summary = summary
        self.identities = identities
        names = Set(identities.values.map(\.id))
        self.identifierPrefix = identifierPrefix
        self.darkColors = darkColors
        self.readsByColumn = readsByColumn
        self.centers = centers
        self.isPlaced = isPlaced
    }

    /// The finished document. O(n log n) in the boxes, linear in the rest.
    func finish(_ svg: [UInt8]) -> String.UTF8View {
        var writer = Writer(finisher: self, origin: Self.origin(of: svg))
        for token in SVGTokens(svg) { writer.write(token) }
        return writer.finished().utf8
    }

    /// The colours, as long as they are `#RRGGBB`, as style sheets of any age read them.
    ///
    /// - Throws: ``GraphvizError/Code/invalidAttribute`` for any other.
    static func checked(_ colors: [LayoutGraph.Repaint]) throws(GraphvizError) -> [LayoutGraph.Repaint] {
        for color in colors.flatMap({ [$0.from, $0.to] })
        where color.utf8.count != 7 || !color.hasPrefix("#") || !color.dropFirst().allSatisfy(\.isHexDigit) {
            throw GraphvizError(
                .invalidAttribute,
                "A colour for dark pages cannot be `\(TextWrapping.truncated(color, width: 60))`.",
                hint: "Expected a colour such as #1F6FEB.")
        }
        return colors
    }

    private var prefix: String { HTMLText.escapeXML(identifierPrefix.filter { !$0.isWhitespace }) }

    /// The id of an element's title. An id that ends like one is told apart by more dashes.
    private func titleID(of id: String) -> String {
        var name = id + "--title"
        while names.contains(name) { name += "-" }
        return prefix + HTMLText.escapeXML(name)
    }

    private var darkStyle: String {
        guard !darkColors.isEmpty else { return "" }
        // Graphviz writes colours in lower case, as presentation attributes, which any style outweighs.
        let rules = darkColors.map { color in
            let (from, to) = (color.from.lowercased(), color.to.lowercased())
            return "svg.diagram [fill=\"\(from)\"]{fill:\(to)}svg.diagram [stroke=\"\(from)\"]{stroke:\(to)}"
        }
        return "@media screen and (prefers-color-scheme:dark){\(rules.joined())}"
    }

    /// The size of most texts, which those that say nothing else take from the document.
    static let usualSize = "11"

    private static let families = GraphEmission.fontFamilies
        .map { $0.contains(" ") ? "'\($0)'" : $0 }.joined(separator: ",")

    /// Elements that load or run something. Graphviz writes `image` only for attributes that are not allowed.
    private static let forbidden: Set<String> = [
        "image", "script", "foreignobject", "use", "iframe", "object", "embed", "audio", "video", "animate", "set",
        "style", "link",
    ]

    /// Graphviz 2.42 writes the addresses of links as they are: what is not an entity of XML is escaped.
    static func repaired(_ value: String) -> String {
        guard value.utf8.contains(where: { $0 == UInt8(ascii: "&") || $0 == UInt8(ascii: "<") }) else { return value }
        var result = ""
        var rest = Substring(value)
        while let character = rest.popFirst() {
            switch character {
            case "<": result += "&lt;"
            case "&" where !startsEntity(rest): result += "&amp;"
            default: result.append(character)
            }
        }
        return result
    }

    /// Graphviz writes dashes and spaces that do not break as entities, which are longer and say the same.
    static func plain(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
        var result = text
        for (entity, character) in [("&#45;", "-"), ("&#160;", "\u{A0}")] {
            result = result.split(separator: entity, omittingEmptySubsequences: false).joined(separator: character)
        }
        return result
    }

    /// Whether what follows an ampersand is one of XML's five names or a number, and a semicolon.
    private static func startsEntity(_ text: Substring) -> Bool {
        let name = text.prefix(9)
        guard let end = name.firstIndex(of: ";") else { return false }
        let word = name[..<end]
        if ["amp", "lt", "gt", "quot", "apos"].contains(word) { return true }
        if word.hasPrefix("#x") { return word.count > 2 && word.dropFirst(2).allSatisfy(\.isHexDigit) }
        return word.count > 1 && word.hasPrefix("#") && word.dropFirst().allSatisfy { $0.isASCII && $0.isNumber }
    }

    /// How far Graphviz moves its own coordinates into the picture.
    private static func origin(of svg: [UInt8]) -> (x: Double, y: Double) {
        for token in SVGTokens(svg) {
            guard case .open(let tag) = token, tag.name == "g", let transform = tag["transform"] else { continue }
            let parts = transform.split(separator: "translate(", omittingEmptySubsequences: false)
            let numbers = (parts.last ?? "").prefix { $0 != ")" }.split(separator: " ").compactMap { Double($0) }
            return numbers.count == 2 ? (numbers[0], numbers[1]) : (0, 0)
        }
        return (0, 0)
    }

    /// A number with at most two decimals.
    static func number(_ value: Double) -> String {
        guard value.isFinite, abs(value) < 1e12 else { return "0" }
        let hundredths = Int((value * 100).rounded())
        let (whole, rest) = abs(hundredths).quotientAndRemainder(dividingBy: 100)
        let decimals = rest == 0 ? "" : rest % 10 == 0 ? ".\(rest / 10)" : ".\(rest < 10 ? "0" : "")\(rest)"
        return (hundredths < 0 ? "-" : "") + "\(whole)" + decimals
    }

    private struct Writer {
        let finisher: SVGFinisher
        let origin: (x: Double, y: Double)
        var out = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>\n"
        /// Set after the tag of a node, an edge or a cluster, until its `<title>` comes.
        var identity: GraphEmission.Identity??
        /// What closes the links that are open: `a`, or `g` for one that leads nowhere.
        var anchors: [String] = []
        /// The depths of groups around links that are left out: their links are groups themselves.
        var groupsLeftOut: [Int] = []
        /// Inside a `<title>` that is left out.
        var isInTitle = false
        /// Inside an element that is left out: its name, and how many of that name are open.
        var skipping: (name: String, depth: Int)?
        var hasBegun = false
        /// Boxes, which are written at the end in the order of reading.
        private var boxes: SVGReadingOrder
        /// The element in which boxes are, and the open box: how deep they lie.
        private var depth = 0
        private var canvasDepth: Int?
        private var boxDepth: Int?
        /// What was written before the open box.
        private var before = ""
        /// What the open box says of itself, in one line.
        private var boxTitle = ""
        /// The identity of the element whose link comes next.
        private var linked: GraphEmission.Identity?

        init(finisher: SVGFinisher, origin: (x: Double, y: Double)) {
            self.finisher = finisher
            self.origin = origin
            boxes = SVGReadingOrder(byColumn: finisher.readsByColumn)
        }

        /// The document; what was cut off in the middle is kept.
        mutating func finished() -> String {
            if boxDepth != nil { endBox() }
            out += boxes.takeAll()
            return out
        }

        mutating func write(_ token: SVGTokens.Token) {
            if let name = skipping?.name {
                switch token {
                case .open(let tag) where tag.name == name && !tag.isSelfClosing: skipping?.depth += 1
                case .close(name):
                    skipping?.depth -= 1
                    if skipping?.depth == 0 { skipping = nil }
                default: break
                }
                return
            }
            switch token {
            case .open(let tag):
                if !tag.isSelfClosing { depth += 1 }
                open(tag)
            case .close(let name):
                if depth == canvasDepth { out += boxes.takeAll() }
                if groupsLeftOut.last == depth { groupsLeftOut.removeLast() } else { close(name) }
                if depth == boxDepth { endBox() }
                depth -= 1
            case .text(let text): if hasBegun, !isInTitle { self.text(text) }
            case .other: break
            }
        }

        private mutating func text(_ text: String) {
            // Left-out elements leave empty lines behind.
            if text.allSatisfy(\.isWhitespace) {
                if out.last != "\n" { out += text.contains(where: \.isNewline) ? "\n" : text }
            } else {
                out += SVGFinisher.plain(text)
            }
        }

        private mutating func open(_ original: SVGTokens.Tag) {
            var tag = original
            if SVGFinisher.forbidden.contains(tag.name.lowercased()) {
                if !tag.isSelfClosing {
                    skipping = (tag.name, 1)
                    depth -= 1
                }
                return
            }
            clean(&tag)
            switch tag.name {
            case "svg": openDocument(tag)
            case "g": openGroup(tag)
            case "title": replaceTitle(tag)
            case "a": openAnchor(tag)
            case "text":
                if let family = tag["font-family"] { tag["font-family"] = families(family) }
                shorten(&tag)
                out += tag.text
            default:
                if let id = tag["id"] { tag["id"] = finisher.prefix + id }
                if boxDepth != nil { boxes.place(tag) }
                out += tag.text
            }
        }

        /// Leaves out what is so anyway: a picture has many texts.
        private func shorten(_ tag: inout SVGTokens.Tag) {
            if tag["text-anchor"] == "start" { tag["text-anchor"] = nil }
            guard let size = tag["font-size"].flatMap({ Double($0) }) else { return }
            let number = SVGFinisher.number(size)
            tag["font-size"] = number == SVGFinisher.usualSize ? nil : number
        }

        private mutating func beginBox() {
            guard boxDepth == nil else { return }
            boxDepth = depth
            before = out
            out = ""
        }

        private mutating func endBox() {
            boxes.add(out)
            out = before
            before = ""
            boxDepth = nil
        }

        private mutating func close(_ name: String) {
            switch name {
            case "title" where isInTitle: isInTitle = false
            case "a": out += "</\(anchors.popLast() ?? "g")>"
            default: out += "</\(name)>"
            }
        }

        private func clean(_ tag: inout SVGTokens.Tag) {
            tag.attributes = tag.attributes.compactMap { name, value in
                let value = SVGFinisher.repaired(value)
                if name.lowercased().hasPrefix("on") { return nil }
                // SVG 1.1 knows no colour of that name.
                if (name == "stroke" || name == "fill") && value == "transparent" { return (name, "none") }
                guard value.contains("url(") else { return (name, value) }
                guard value.hasPrefix("url(#") else { return nil }
                return (name, "url(#\(finisher.prefix)\(value.dropFirst(5))")
            }
        }

        private mutating func openDocument(_ original: SVGTokens.Tag) {
            var tag = original
            if finisher.isPlaced {
                // The edges of the picture, in the coordinates that its boxes were given.
                let size = (tag["viewBox"] ?? "").split(separator: " ").suffix(2).joined(separator: " ")
                tag["viewBox"] = "\(SVGFinisher.number(-origin.x)) \(SVGFinisher.number(-origin.y)) \(size)"
            }
            let title = HTMLText.escapeXML(finisher.title)
            tag["class"] = "diagram"
            tag["font-size"] = SVGFinisher.usualSize
            // Names may hold several spaces, and begin with one.
            tag["xml:space"] = "preserve"
            // Not an image, whose parts nobody could go to.
            tag["role"] = "graphics-document document"
            let name = finisher.titleID(of: "diagram")
            tag["aria-labelledby"] = name
            hasBegun = true
            var description = ""
            if !finisher.summary.isEmpty {
                let id = finisher.prefix + "diagram--desc"
                tag["aria-describedby"] = id
                description = "<desc id=\"\(id)\">\(HTMLText.escapeXML(finisher.summary))</desc>\n"
            }
            out += tag.text
            out += "\n<title id=\"\(name)\">\(title)</title>\n\(description)"
            out += "<style>svg.diagram text{font-family:\(SVGFinisher.families)}"
            out += "svg.diagram a:hover text{text-decoration:underline}"
            out += "svg.diagram :focus{outline:2px solid #2F81F7;outline-offset:2px}\(finisher.darkStyle)</style>"
        }

        private mutating func openGroup(_ original: SVGTokens.Tag) {
            var tag = original
            guard let id = tag["id"] else {
                out += tag.text
                return
            }
            if let known = finisher.identities[id] {
                tag["id"] = finisher.prefix + HTMLText.escapeXML(known.id)
                tag["class"] = ([tag["class"] ?? ""] + known.classes).filter { !$0.isEmpty }.joined(separator: " ")
                identity = .some(known)
                if id.hasPrefix("n"), let index = Int(id.dropFirst()), finisher.centers.indices.contains(index) {
                    let center = finisher.centers[index]
                    let (x, y) = finisher.isPlaced ? (0, 0) : origin
                    tag[Placement.mark] = "\(SVGFinisher.number(center.x + x)) \(SVGFinisher.number(y - center.y))"
                }
                if !known.title.isEmpty, !known.isLink {
                    tag["role"] = "img"
                    if known.isBox {
                        tag["aria-labelledby"] = finisher.titleID(of: known.id)
                        tag["tabindex"] = "0"
                    }
                }
                if known.isBox, !tag.isSelfClosing {
                    beginBox()
                    boxTitle = known.title.split(whereSeparator: \.isNewline).joined(separator: " ")
                }
            } else if id.hasPrefix("a_") {
                // The group around a link: the group around the node has the id.
                linked = finisher.identities[String(id.dropFirst(2))]
                if !tag.isSelfClosing { groupsLeftOut.append(depth) }
                return
            } else {
                tag["id"] = finisher.prefix + (tag["class"] == "graph" ? "graph" : id)
                if finisher.isPlaced, tag["class"] == "graph" { tag["transform"] = nil }
                identity = .some(nil)
                if tag["class"] == "graph", canvasDepth == nil, !tag.isSelfClosing { canvasDepth = depth }
            }
            out += tag.text
        }

        private mutating func replaceTitle(_ tag: SVGTokens.Tag) {
            isInTitle = !tag.isSelfClosing
            if let known = identity ?? nil, !known.title.isEmpty {
                // A line takes its name from the title in it; what a reader can go to says so, too.
                let id = known.isBox || known.isLink ? " id=\"\(finisher.titleID(of: known.id))\"" : ""
                out += "<title\(id)>\(HTMLText.escapeXML(known.title))</title>"
                if !known.description.isEmpty { out += "<desc>\(HTMLText.escapeXML(known.description))</desc>" }
            }
            identity = nil
        }

        private mutating func openAnchor(_ original: SVGTokens.Tag) {
            var tag = original
            let title = tag["xlink:title"] ?? tag["title"]
            tag["xlink:title"] = nil
            tag["title"] = nil
            let link = tag["xlink:href"] ?? tag["href"]
            // The link of a whole box is called as the box is.
            let own = linked
            linked = nil
            if link != nil, let own, !own.title.isEmpty { tag["aria-labelledby"] = finisher.titleID(of: own.id) }
            // A link in a link is none.
            if link == nil || anchors.contains("a") {
                tag = SVGTokens.Tag(name: "g", attributes: [], isSelfClosing: tag.isSelfClosing)
            }
            if !tag.isSelfClosing { anchors.append(tag.name) }
            out += tag.text
            guard let title, !title.isEmpty, own == nil, !tag.isSelfClosing else { return }
            let words = SVGFinisher.plain(title)
            // What the box says of itself need not be said again of its row.
            if boxDepth != nil, boxTitle.contains(HTMLText.unescapeXML(words)) { return }
            out += "<title>\(words)</title>"
        }

        /// Nil for the document's own family, which the style sheet names; another one gets something to fall back on.
        private func families(_ family: String) -> String? {
            let first = family.split(separator: ",").first.map(String.init) ?? family
            return first == GraphEmission.defaultFont ? nil : "\(first),\(SVGFinisher.families)"
        }
    }
}
