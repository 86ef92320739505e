extension HTMLLabel {
    /// The label as Graphviz's HTML-like markup, without the angle brackets around it.
    ///
    /// It always begins with `<TABLE` and never equals a plain label, which has no `<`.
    ///
    /// - Throws: ``GraphvizError/Code/invalidAttribute`` for a colour, port, link or size that is not allowed.
    func markup() throws(GraphvizError) -> String {
        try checkSizes()
        var result = "<TABLE"
        add("BORDER", String(border), to: &result)
        add("CELLBORDER", "0", to: &result)
        add("CELLSPACING", String(cellSpacing), to: &result)
        add("CELLPADDING", String(cellPadding), to: &result)
        try add("COLOR", color: borderColor, to: &result)
        try add("BGCOLOR", color: background, to: &result)
        if isRounded { add("STYLE", "ROUNDED", to: &result) }
        result += ">"
        var isEmpty = true
        for row in rows where !row.isEmpty {
            isEmpty = false
            result += "<TR>"
            for cell in row { try write(cell, to: &result) }
            result += "</TR>"
        }
        // A table without a cell is a syntax error.
        if isEmpty { result += "<TR><TD></TD></TR>" }
        return result + "</TABLE>"
    }

    private func write(_ cell: Cell, to result: inout String) throws(GraphvizError) {
        result += "<TD"
        add("ALIGN", cell.alignment.rawValue, to: &result)
        if cell.alignment != .center { add("BALIGN", cell.alignment.rawValue, to: &result) }
        if cell.border != 0 { add("BORDER", String(cell.border), to: &result) }
        try add("COLOR", color: cell.borderColor, to: &result)
        try add("BGCOLOR", color: cell.background, to: &result)
        if let padding = cell.padding { add("CELLPADDING", String(padding), to: &result) }
        if let size = cell.minimumSize {
            add("WIDTH", String(size.width), to: &result)
            add("HEIGHT", String(size.height), to: &result)
        }
        if cell.columnSpan > 1 { add("COLSPAN", String(cell.columnSpan), to: &result) }
        if let port = cell.port {
            guard AttributeRules.isToken(port) else { throw Self.refused("port name", port) }
            add("PORT", port, to: &result)
        }
        if let link = cell.link {
            guard AttributeRules.isLink(link) else { throw Self.refused("link", link) }
            add("HREF", HTMLText.escapeAttribute(link), to: &result)
        }
        if let tooltip = cell.tooltip, !tooltip.isEmpty {
            add("TITLE", HTMLText.escapeAttribute(tooltip), to: &result)
            // A title alone is not written to SVG: Graphviz makes a link only for an address or a target.
            if cell.link == nil { add("TARGET", "_self", to: &result) }
        }
        result += ">"
        for (index, line) in cell.lines.enumerated() {
            if index > 0 { result += "<BR/>" }
            for run in line { try write(run, to: &result) }
        }
        result += "</TD>"
    }

    private func write(_ run: Run, to result: inout String) throws(GraphvizError) {
        guard !run.text.isEmpty else { return }
        let hasFont = run.color != nil || run.pointSize != nil
        if hasFont {
            result += "<FONT"
            try add("COLOR", color: run.color, to: &result)
            if let size = run.pointSize { add("POINT-SIZE", String(size), to: &result) }
            result += ">"
        }
        if run.isBold { result += "<B>" }
        if run.isItalic { result += "<I>" }
        result += HTMLText.escape(run.text)
        if run.isItalic { result += "</I>" }
        if run.isBold { result += "</B>" }
        if hasFont { result += "</FONT>" }
    }

    private func add(_ key: String, _ value: String, to result: inout String) {
        result += " \(key)=\"\(value)\""
    }

    private func add(_ key: String, color: String?, to result: inout String) throws(GraphvizError) {
        guard let color else { return }
        guard AttributeRules.isColor(color) else { throw Self.refused("colour", color) }
        add(key, color, to: &result)
    }

    /// Bounds what Graphviz keeps in bytes and 16-bit numbers, and what would make a picture of any size.
    private func checkSizes() throws(GraphvizError) {
        func check(_ value: Int, _ range: ClosedRange<Int>, _ what: String) throws(GraphvizError) {
            guard range.contains(value) else { throw Self.refused(what, String(value)) }
        }
        try check(border, 0...50, "border")
        try check(cellPadding, 0...100, "cell padding")
        try check(cellSpacing, 0...100, "cell spacing")
        try check(rows.count, 0...2000, "number of rows")
        for row in rows {
            try check(row.count, 0...200, "number of cells")
            for cell in row {
                try check(cell.border, 0...50, "border")
                try check(cell.padding ?? 0, 0...100, "cell padding")
                try check(cell.columnSpan, 1...200, "column span")
                try check(cell.minimumSize?.width ?? 0, 0...2000, "cell width")
                try check(cell.minimumSize?.height ?? 0, 0...2000, "cell height")
                for run in cell.lines.joined() {
                    if let size = run.pointSize, !(1...200 ~= size) { throw Self.refused("point size", String(size)) }
                    guard run.text.utf8.count <= Self.longestText else {
                        throw Self.refused("text", TextWrapping.truncated(run.text, width: 60))
                    }
                }
            }
        }
    }

    /// Bytes of one run of text. Graphviz's error messages quote text, and long messages are its weak spot.
    static let longestText = 16 * 1024

    private static func refused(_ what: String, _ value: String) -> GraphvizError {
        GraphvizError(.invalidAttribute, "A label's \(what) cannot be `\(TextWrapping.truncated(value, width: 60))`.")
    }
}
