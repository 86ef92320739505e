/// Where the boxes of a picture are: in points, from its left edge and its upper edge.
public struct Placement: Sendable, Hashable, Codable {
    /// A rectangle by its centre and its size.
    public struct Box: Sendable, Hashable, Codable {
        /// The centre, from the left.
        public var x: Double
        /// The centre, from above.
        public var y: Double
        /// At least 0.
        public var width: Double
        /// At least 0.
        public var height: Double

        /// Makes a rectangle.
        public init(x: Double, y: Double, width: Double = 0, height: Double = 0) {
            self.x = x
            self.y = y
            self.width = width
            self.height = height
        }

        var left: Double { x - width / 2 }
        var right: Double { x + width / 2 }
        var top: Double { y - height / 2 }
        var bottom: Double { y + height / 2 }

        /// The smallest rectangle around both.
        func union(_ other: Box) -> Box {
            let (left, right) = (min(left, other.left), max(right, other.right))
            let (top, bottom) = (min(top, other.top), max(bottom, other.bottom))
            return Box(x: (left + right) / 2, y: (top + bottom) / 2, width: right - left, height: bottom - top)
        }

        /// Whether both have room in common, when each keeps half of `gap` around itself.
        func overlaps(_ other: Box, gap: Double = 0) -> Bool {
            abs(x - other.x) * 2 < width + other.width + 2 * gap
                && abs(y - other.y) * 2 < height + other.height + 2 * gap
        }
    }

    /// A frame around boxes.
    public struct Frame: Sendable, Hashable, Codable {
        /// Its border.
        public var border: Box
        /// The words at its border; nil where it has none.
        public var label: Box?

        /// Makes a frame.
        public init(border: Box, label: Box? = nil) {
            self.border = border
            self.label = label
        }
    }

    /// The boxes by their ids.
    public var boxes: [String: Box]
    /// The frames by their ids.
    public var frames: [String: Frame]
    /// What stands above all; nil where nothing does.
    public var title: Box?
    /// What stands below all; nil where nothing does.
    public var footnote: Box?

    /// Makes a placement.
    public init(
        boxes: [String: Box] = [:], frames: [String: Frame] = [:], title: Box? = nil, footnote: Box? = nil
    ) {
        self.boxes = boxes
        self.frames = frames
        self.title = title
        self.footnote = footnote
    }
}

extension Placement {
    /// The attribute of an SVG element that says where a box is.
    static let mark = "data-at"

    /// Where a picture that was drawn here has its boxes: for each the centre alone.
    ///
    /// - Returns: nil where the text is no SVG, or has no box that says where it is.
    /// - Complexity: linear; safe on any bytes.
    public init?(svg bytes: [UInt8]) {
        var boxes: [String: Box] = [:]
        var isPicture = false
        for token in SVGTokens(bytes) {
            guard case .open(let tag) = token else { continue }
            if tag.name == "svg" { isPicture = true }
            guard isPicture, tag.name == "g", let id = tag["id"], let at = tag[Self.mark] else { continue }
            let numbers = at.split(separator: " ").compactMap { Double($0) }
            guard numbers.count == 2, numbers.allSatisfy({ abs($0) < 1e6 }) else { continue }
            boxes[HTMLText.unescapeXML(id)] = Box(x: numbers[0], y: numbers[1])
        }
        guard !boxes.isEmpty else { return nil }
        self.init(boxes: boxes)
    }
}
