/// What libyaml's terse words mean to somebody who edits a file by hand.
struct YAMLSyntaxMessage {
    var rule = "file/syntax"
    var message: String
    var hint: String?
    /// Point at where the broken construct began rather than at where the parser gave up.
    var pointsAtContext = false

    /// Puts a failure into words.
    ///
    /// - Parameters:
    ///   - failure: what libyaml said.
    ///   - opening: the line on which the construct began, where libyaml knows it.
    ///   - character: the character at the place of the problem.
    init(_ failure: YAMLEventStream.Failure, opening: Int?, character: Unicode.Scalar?) {
        let since = opening.map { " that began on line \($0)" } ?? ""
        switch failure.problem {
        case "mapping values are not allowed in this context":
            message = "a ':' is not expected here"
            hint = "if the colon belongs to the value, put the value in quotes; otherwise check the indentation"
        case "found character that cannot start any token":
            if character == "\t" {
                message = "a tab cannot be used for indentation"
                hint = "indent with spaces"
            } else {
                let found = character.map { "'\($0)'" } ?? "this character"
                message = "a value cannot begin with \(found)"
                hint = "put the value in quotes"
            }
        case "found a tab character that violates indentation",
            "found a tab character where an indentation space is expected":
            message = "a tab cannot be used for indentation"
            hint = "indent with spaces"
        case "could not find expected ':'":
            message = "a ':' is missing after this key"
            hint = "write 'key: value'; text that goes on over several lines needs quotes or '|'"
            pointsAtContext = true
        case "did not find expected key":
            message = "a key was expected here, in the mapping\(since)"
            hint = "check that the keys of one mapping begin in the same column"
        case "did not find expected '-' indicator":
            message = "a '- ' was expected here, in the list\(since)"
            hint = "check that the items of one list begin in the same column"
        case "did not find expected ',' or ']'":
            message = "a ',' or ']' is missing in the list\(since)"
        case "did not find expected ',' or '}'":
            message = "a ',' or '}' is missing in the mapping\(since)"
        case "found unexpected ':'":
            message = "a ':' inside '[…]' or '{…}' needs a space and a value after it"
            hint = "if the colon belongs to the text, put the text in quotes"
        case "found unexpected end of stream", "found unexpected document indicator":
            message = "this quote is never closed"
            pointsAtContext = true
        case "found unknown escape character":
            message = "this escape is not known in double quotes"
            hint = "write '\\\\' for a backslash, or use single quotes"
        case "did not find expected hexdecimal number", "found invalid Unicode character escape code":
            message = "the digits of this escape are not a character's number"
        case "block sequence entries are not allowed in this context":
            message = "a list cannot begin here"
            hint = "put '- ' on a line of its own below the key, or write the list as [a, b]"
        case "mapping keys are not allowed in this context":
            message = "a '? ' key cannot begin here"
        case "did not find expected node content":
            message = "a value was expected here"
        case "found undefined tag handle":
            message = "this tag's prefix is not defined"
        case "did not find expected <document start>":
            message = "the document had ended before this line"
            hint = "begin another document with '---'; of one document, check the indentation"
        case "control characters are not allowed":
            rule = "file/binary"
            message = "a control character is not allowed in YAML"
            hint = "write it as an escape in double quotes, for instance \"\\x07\""
        case let words where words.hasPrefix("Maximum nesting level"):
            rule = "file/too-deep"
            message = "lists and mappings are nested too deep"
        default:
            message = failure.context.isEmpty ? failure.problem : "\(failure.problem) \(failure.context)"
        }
    }
}
