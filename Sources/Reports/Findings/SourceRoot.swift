/// The folder that files are told relative to, as a rule the root of a checkout, so that whoever looks at the checkout
/// elsewhere finds them.
public struct SourceRoot: Hashable, Sendable {
    private let folder: [String]
    private let workingFolder: [String]

    /// Names a root, and the folder that names of files start from; both are absolute paths.
    public init(folder: String, workingFolder: String) {
        self.folder = Self.steps([], through: folder, isRooted: true)
        self.workingFolder = Self.steps([], through: workingFolder, isRooted: true)
    }

    /// A reference to a file: relative to the root for what lies in it, else absolute.
    func reference(to file: String) -> FileReference {
        let path = Self.steps(Self.isAbsolute(file) ? [] : workingFolder, through: file, isRooted: true)
        return path.count > folder.count && path.starts(with: folder)
            ? FileReference(relative: path.dropFirst(folder.count)) : FileReference(absolute: path[...])
    }

    /// A reference to a file where no root is known.
    static func reference(to file: String) -> FileReference {
        let isRooted = isAbsolute(file)
        let path = steps([], through: file, isRooted: isRooted)
        return isRooted ? FileReference(absolute: path[...]) : FileReference(relative: path[...])
    }

    private static func isAbsolute(_ path: String) -> Bool { path.utf8.first == UInt8(ascii: "/") }

    /// Walks a path from a folder. Steps up (`..`) are taken by the letters of the path, since SARIF wants none left; above
    /// the root there is nothing. By scalars, since a mark after a slash would join it into one character.
    private static func steps(_ start: [String], through path: String, isRooted: Bool) -> [String] {
        path.unicodeScalars.split(separator: "/").map { String($0) }.reduce(into: start) { steps, step in
            if step == "." { return }
            guard step == ".." else { return steps.append(step) }
            if let last = steps.last, last != ".." {
                steps.removeLast()
            } else if !isRooted {
                steps.append(step)
            }
        }
    }
}

/// A file as a URI reference by RFC 3986.
struct FileReference: Hashable {
    /// The URI, or what follows the root's.
    let uri: String
    /// Whether it is relative to the root.
    let isRelative: Bool

    init(relative steps: ArraySlice<String>) {
        uri = steps.isEmpty ? "." : steps.map(Self.encoded).joined(separator: "/")
        isRelative = true
    }

    init(absolute steps: ArraySlice<String>) {
        uri = "file:///" + steps.map(Self.encoded).joined(separator: "/")
        isRelative = false
    }

    /// A step of a path, percent-encoded but for what may stand in one as it is: `pchar` of the RFC, without the colon, which
    /// may not stand in the first step of a relative reference.
    private static func encoded(_ step: String) -> String {
        step.utf8.reduce(into: "") { text, byte in
            let isLetter = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
            let isDigit = (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            if isLetter || isDigit || "-._~!$&'()*+,;=@".utf8.contains(byte) {
                text.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                let digits = String(byte, radix: 16, uppercase: true)
                text += digits.count == 1 ? "%0\(digits)" : "%\(digits)"
            }
        }
    }
}
