// Yams is the library this module is built on, but its `Parser` composes recursively, stops at the first duplicate key and
// hashes whole subtrees, which hostile input turns into a stack overflow or hours of work. So the events of libyaml, which
// Yams carries as its target CYaml, are read directly. CYaml is no product of Yams; SwiftPM makes the Clang modules of all
// transitive dependencies visible, and this file is the only one that relies on it.
internal import CYaml

/// The events of libyaml over one piece of a text, pulled one at a time.
struct YAMLEventStream: ~Copyable {
    /// A place counted from 0 in the piece that is read; libyaml also breaks lines at U+0085, U+2028 and U+2029.
    struct Mark {
        var scalar: Int
        var line: Int
        var column: Int

        fileprivate init(_ mark: yaml_mark_t) {
            scalar = Int(clamping: mark.index)
            line = Int(clamping: mark.line)
            column = Int(clamping: mark.column)
        }
    }

    struct Scalar {
        var text: String
        var kind: SourceNode.Scalar.Kind?
        var isPlain: Bool
        var tag: String?
    }

    enum Event {
        case documentStart
        case documentEnd
        case alias(String)
        case scalar(Scalar, anchor: String?)
        case sequenceStart(anchor: String?, tag: String?)
        case mappingStart(anchor: String?, tag: String?)
        case collectionEnd
    }

    /// What libyaml had to say, in its own words.
    struct Failure: Error {
        var problem: String
        var context: String
        var mark: Mark?
        var contextMark: Mark?
        /// Set instead of `mark` when the text could not even be read as characters.
        var byte: Int?
    }

    // On the heap, since libyaml keeps pointers into the structure itself.
    private let parser: UnsafeMutablePointer<yaml_parser_t>
    private(set) var startMark: Mark
    private(set) var endMark: Mark

    /// Reads from memory that must outlive the stream; nil only when memory ran out.
    init?(_ bytes: UnsafeBufferPointer<UInt8>) {
        parser = .allocate(capacity: 1)
        parser.initialize(to: yaml_parser_t())
        startMark = Mark(yaml_mark_t())
        endMark = startMark
        guard yaml_parser_initialize(parser) == 1 else { return nil }
        yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
        yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
    }

    deinit {
        yaml_parser_delete(parser)
        parser.deallocate()
    }

    /// The next event, nil at the end of the stream; after a failure the stream must not be asked again.
    mutating func next() throws(Failure) -> Event? {
        while true {
            var event = yaml_event_t()
            guard yaml_parser_parse(parser, &event) == 1 else { throw failure() }
            defer { yaml_event_delete(&event) }
            startMark = Mark(event.start_mark)
            endMark = Mark(event.end_mark)
            switch event.type {
            case YAML_DOCUMENT_START_EVENT: return .documentStart
            case YAML_DOCUMENT_END_EVENT: return .documentEnd
            case YAML_ALIAS_EVENT: return .alias(Self.string(event.data.alias.anchor) ?? "")
            case YAML_SCALAR_EVENT: return Self.scalar(event)
            case YAML_SEQUENCE_START_EVENT:
                let start = event.data.sequence_start
                return .sequenceStart(anchor: Self.string(start.anchor), tag: Self.string(start.tag))
            case YAML_MAPPING_START_EVENT:
                let start = event.data.mapping_start
                return .mappingStart(anchor: Self.string(start.anchor), tag: Self.string(start.tag))
            case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: return .collectionEnd
            case YAML_STREAM_START_EVENT: continue
            default: return nil
            }
        }
    }

    private static func scalar(_ event: yaml_event_t) -> Event {
        let scalar = event.data.scalar
        let bytes = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
        let isPlain = scalar.style == YAML_PLAIN_SCALAR_STYLE
        let value = Scalar(
            text: String(decoding: bytes, as: UTF8.self), kind: isPlain ? CoreSchema.kind(of: bytes) : .string,
            isPlain: isPlain, tag: string(scalar.tag))
        return .scalar(value, anchor: string(scalar.anchor))
    }

    private static func string(_ pointer: UnsafeMutablePointer<yaml_char_t>?) -> String? {
        pointer.map { String(cString: $0) }
    }

    private func failure() -> Failure {
        let error = parser.pointee
        let problem = error.problem.map { String(cString: $0) } ?? "out of memory"
        let context = error.context.map { String(cString: $0) } ?? ""
        if error.error == YAML_READER_ERROR {
            return Failure(problem: problem, context: context, byte: Int(clamping: error.problem_offset))
        }
        return Failure(
            problem: problem, context: context, mark: Mark(error.problem_mark),
            contextMark: context.isEmpty ? nil : Mark(error.context_mark))
    }
}
