/// A value read from YAML or JSON that knows where it stood.
///
/// A value type whose copies share their storage. Depth is bounded by `ReadLimits.maxDepth`, so that walking it with
/// recursion is safe.
public struct SourceNode: Sendable {
    /// What a node is.
    public enum Content: Sendable {
        /// `null`, `~`, or nothing at all.
        case null
        /// Text, a number, or a truth value.
        case scalar(Scalar)
        /// A list.
        case sequence([SourceNode])
        /// Keys and values in the order of the file; keys are unique.
        case mapping([Member])
    }

    /// One key of a mapping and its value.
    public struct Member: Sendable {
        /// The key's text; `1:`, `true:` and `null:` are the texts "1", "true" and "null".
        public var key: String
        /// Where the key stands.
        public var keyLocation: Position
        /// What it maps to.
        public var value: SourceNode

        /// Pairs a key with its value.
        public init(key: String, keyLocation: Position, value: SourceNode) {
            self.key = key
            self.keyLocation = keyLocation
            self.value = value
        }
    }

    /// Text, a number, or a truth value, kept as it was written.
    public struct Scalar: Hashable, Sendable {
        /// What the text means by YAML 1.2's core schema, or by JSON's syntax.
        public enum Kind: Hashable, Sendable {
            case string, integer, float, boolean
        }

        /// The text without quotes and escapes; of a number, its spelling in the file.
        public var text: String
        /// Written without quotes: a YAML plain scalar, or JSON's numbers and truth values.
        public var isPlain: Bool
        /// What the text means.
        public var kind: Kind

        /// Describes a scalar.
        public init(text: String, isPlain: Bool, kind: Kind) {
            self.text = text
            self.isPlain = isPlain
            self.kind = kind
        }
    }

    /// A line and a column, both from 1; columns count Unicode scalars.
    public struct Position: Hashable, Sendable, Comparable {
        // 32 bits each: positions are the larger part of a big tree, and inputs are bounded far below 2³² bytes.
        private var storedLine: UInt32
        private var storedColumn: UInt32

        /// The line, from 1.
        public var line: Int { Int(storedLine) }
        /// The column, from 1, in Unicode scalars.
        public var column: Int { Int(storedColumn) }

        /// Names a place; values out of range are brought into it.
        public init(line: Int, column: Int) {
            storedLine = UInt32(clamping: max(1, line))
            storedColumn = UInt32(clamping: max(1, column))
        }

        /// In reading order.
        public static func < (a: Position, b: Position) -> Bool {
            (a.storedLine, a.storedColumn) < (b.storedLine, b.storedColumn)
        }
    }

    /// What it is.
    public var content: Content
    /// Where it starts. A value written as an alias stands where the alias does; what is inside it, where it was written.
    public var position: Position
    private var storedLength: UInt32

    /// How many characters a caret should underline, at least 1; lists and mappings count 1.
    public var length: Int {
        get { Int(storedLength) }
        set { storedLength = UInt32(clamping: max(1, newValue)) }
    }

    /// Places a value.
    public init(_ content: Content, at position: Position, length: Int = 1) {
        self.content = content
        self.position = position
        storedLength = UInt32(clamping: max(1, length))
    }
}
