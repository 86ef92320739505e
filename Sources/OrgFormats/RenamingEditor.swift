public import OrgModel
public import SourceDocuments

/// Writes renamings into the text of a native file, and leaves every other byte of it as it is: comments, order, spacing.
public enum RenamingEditor {
    /// Why a text cannot be edited, in a phrase without a capital or a full stop.
    public struct Refusal: Error, Hashable {
        /// What speaks against it.
        public let reason: String
    }

    /// The text with more renamings under `renamed:`.
    ///
    /// The result is read again, and is only given where it says what the text said, and the renamings besides.
    ///
    /// - Parameters:
    ///   - renamings: What is added; nothing of it is in the text.
    ///   - text: A valid native file.
    ///   - limits: How much the file may cost.
    ///   - sentinels: Bare names that mean *no owner* among `owners`.
    /// - Throws: Where the text is laid out in a way that is not understood, as on one line.
    /// - Complexity: That of reading the text twice.
    public static func adding(
        _ renamings: [Renaming], to text: SourceText, limits: ReadLimits = ReadLimits(),
        sentinels: Sentinels = .standard
    ) throws(Refusal) -> String {
        let isJSON = text.isJSON
        let root =
            isJSON
            ? SourceReader.json(text, limits: limits).0?.root : SourceReader.yaml(text, limits: limits).0.first?.root
        guard let members = root?.mapping, let place = Place(members, in: text, isJSON: isJSON) else {
            throw Refusal(reason: "there is no place for `renamed:` in it that could be found")
        }
        let edited = place.inserting(renamings, into: text.text)
        let (before, after) = (
            CycleReader.read(text: text, limits: limits, sentinels: sentinels).cycle,
            CycleReader.read(
                text: SourceText(file: text.file, text: edited), limits: limits, sentinels: sentinels
            ).cycle
        )
        guard let before, let after, saysMore(after, than: before, renamings) else {
            throw Refusal(reason: "it is laid out in a way that cannot be added to; write `renamed:` by hand")
        }
        return text.hasByteOrderMark ? "\u{FEFF}" + edited : edited
    }

    /// Whether a cycle says what another does, and some renamings besides.
    private static func saysMore(_ after: Cycle, than before: Cycle, _ renamings: [Renaming]) -> Bool {
        let expected = (before.renamings + renamings).sorted { $0.old < $1.old }
        return after.renamings == expected && after.entities == before.entities && after.relations == before.relations
            && after.events == before.events && after.label == before.label
            && after.organization == before.organization && after.complete == before.complete
            && after.collections == before.collections
    }
}

/// Where in a file renamings are inserted, and in which form.
private struct Place {
    private enum Form {
        /// Lines of a block, each after so many blanks.
        case lines(indent: Int)
        /// Such lines under a key of their own, and an empty line after them.
        case block
        /// Members after the brace that opens a mapping on a line; `isLast` where nothing stands in it yet.
        case flow(isJSON: Bool, isLast: Bool)
        /// A member before another of a JSON object, on a line of its own that begins with so many blanks, or on the same.
        case jsonMember(indent: Int?)
    }

    /// How many scalars of the text stand before it.
    private let offset: Int
    private let form: Form

    init?(_ members: [SourceNode.Member], in text: SourceText, isJSON: Bool) {
        let lines = Lines(text.text)
        if let renamed = members.first(where: { $0.key == "renamed" }) {
            let value = renamed.value.position
            let isFlow = lines.scalar(at: value) == "{"
            if isFlow, let inner = renamed.value.mapping {
                guard let start = lines.offset(of: value) else { return nil }
                offset = start + 1
                form = .flow(isJSON: isJSON, isLast: inner.isEmpty)
            } else if let last = renamed.value.mapping?.last, !isJSON {
                guard let end = lines.end(ofLine: last.value.position.line) else { return nil }
                offset = end
                form = .lines(indent: last.keyLocation.column - 1)
            } else if renamed.value.isNull, !isJSON {
                guard let end = lines.end(ofLine: renamed.keyLocation.line) else { return nil }
                offset = end
                form = .lines(indent: renamed.keyLocation.column + 1)
            } else {
                return nil
            }
            return
        }
        let sections: Set = [
            "people", "teams", "policies", "systems", "forums", "entities", "relations", "events",
        ]
        guard let section = members.first(where: { sections.contains($0.key) })?.keyLocation else { return nil }
        if isJSON {
            guard let start = lines.offset(of: section) else { return nil }
            offset = start
            form = .jsonMember(indent: lines.isFirstOfLine(section) ? section.column - 1 : nil)
        } else {
            guard section.column == 1, let start = lines.start(ofBlockAt: section.line) else { return nil }
            offset = start
            form = .block
        }
    }

    func inserting(_ renamings: [Renaming], into text: String) -> String {
        let lineEnd = text.unicodeScalars.contains("\r") ? "\r\n" : "\n"
        let scalars = text.unicodeScalars
        let place = scalars.index(scalars.startIndex, offsetBy: offset, limitedBy: scalars.endIndex) ?? scalars.endIndex
        let (head, tail) = (String(scalars[..<place]), String(scalars[place...]))
        // The last line of a file may lack its end.
        let open = head.isEmpty || head.unicodeScalars.last == "\n" || head.unicodeScalars.last == "\r" ? "" : lineEnd
        switch form {
        case .lines(let indent):
            return head + open + lines(renamings, indent: indent, lineEnd) + tail
        case .block:
            return head + open + "renamed:" + lineEnd + lines(renamings, indent: 2, lineEnd) + lineEnd + tail
        case .flow(let isJSON, let isLast):
            return head + pairs(renamings, isJSON: isJSON) + (isLast ? "" : ", ") + tail
        case .jsonMember(let indent):
            let gap = indent.map { lineEnd + String(repeating: " ", count: $0) } ?? " "
            return head + "\"renamed\": {\(pairs(renamings, isJSON: true))}," + gap + tail
        }
    }

    private func lines(_ renamings: [Renaming], indent: Int, _ lineEnd: String) -> String {
        renamings.map { renaming in
            String(repeating: " ", count: indent)
                + YAMLScalar.key(renaming.old.description, in: .block, indentation: indent) + " "
                + YAMLScalar.quoted(renaming.new.description, in: .block) + lineEnd
        }
        .joined()
    }

    private func pairs(_ renamings: [Renaming], isJSON: Bool) -> String {
        renamings.map { renaming in
            guard isJSON else {
                return YAMLScalar.key(renaming.old.description, in: .flow, indentation: 0) + " "
                    + YAMLScalar.quoted(renaming.new.description, in: .flow)
            }
            return "\(Self.json(renaming.old.description)): \(Self.json(renaming.new.description))"
        }
        .joined(separator: ", ")
    }

    private static func json(_ text: String) -> String {
        var json = JSONWriter()
        json.value(text)
        return String(decoding: json.takeBytes(), as: UTF8.self)
    }
}

/// Finds places of a text by line and column, both from 1, in scalars.
private struct Lines {
    private let scalars: [Unicode.Scalar]
    private let starts: [Int]

    init(_ text: String) {
        scalars = Array(text.unicodeScalars)
        var starts = [0]
        for (offset, scalar) in scalars.enumerated() {
            let isPair = scalar == "\r" && offset + 1 < scalars.count && scalars[offset + 1] == "\n"
            if scalar == "\n" || scalar == "\r" && !isPair { starts.append(offset + 1) }
        }
        self.starts = starts
    }

    func offset(of position: SourceNode.Position) -> Int? {
        guard starts.indices.contains(position.line - 1) else { return nil }
        let offset = starts[position.line - 1] + position.column - 1
        return offset <= scalars.count ? offset : nil
    }

    func scalar(at position: SourceNode.Position) -> Unicode.Scalar? {
        offset(of: position).flatMap { $0 < scalars.count ? scalars[$0] : nil }
    }

    /// Where the line after a line begins, or the text ends.
    func end(ofLine line: Int) -> Int? {
        guard starts.indices.contains(line - 1) else { return nil }
        return line < starts.count ? starts[line] : scalars.count
    }

    func isFirstOfLine(_ position: SourceNode.Position) -> Bool {
        guard let offset = offset(of: position) else { return false }
        return scalars[starts[position.line - 1]..<offset].allSatisfy { $0 == " " || $0 == "\t" }
    }

    /// Where a line begins, or the comments that stand right above it.
    func start(ofBlockAt line: Int) -> Int? {
        guard starts.indices.contains(line - 1) else { return nil }
        var first = line - 1
        // The first comment of a file is about the file.
        while first > 1, scalars[starts[first - 1]] == "#" { first -= 1 }
        return starts[first]
    }
}
