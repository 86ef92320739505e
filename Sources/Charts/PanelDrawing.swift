/// Draws one panel.
struct PanelDrawing {
    let panel: Panel
    let moments: [String]
    /// The numbers of the moments at which something happened.
    let marks: [Int: Int]

    private static let left = 8.0
    private static let right = 8.0
    private static let top = 58.0
    private static let bottom = 52.0
    /// Space for the values that are written beside the ends of the line.
    private static let side = 46.0

    func draw(to sheet: inout Sheet, id: Int, x: Double, y: Double) {
        let (width, height) = (Measure.panelWidth, Measure.panelHeight)
        sheet.begin("g", [("id", "panel-\(id + 1)"), ("class", panel.tone.rawValue)])
        sheet.element("title", text: panel.description.isEmpty ? panel.title : "\(panel.title): \(panel.description)")
        sheet.rectangle(x: x, y: y, width: width, height: height, style: "frame")
        let inner = width - Self.left - Self.right
        sheet.text(panel.title, x: x + Self.left, y: y + 19, style: "name", size: 11.5, fitting: inner)
        sheet.text(panel.detail, x: x + Self.left, y: y + 36, style: "detail", size: 11, fitting: inner)
        let plot = Plot(
            x: x + Self.left + Self.side, y: y + Self.top, width: width - Self.left - Self.right - 2 * Self.side,
            height: height - Self.top - Self.bottom, count: moments.count, range: Self.range(of: panel))
        drawAxis(plot, &sheet, x + Self.left, y + height)
        drawLimits(plot, &sheet, x + Self.left)
        drawShift(plot, &sheet)
        drawLine(plot, &sheet)
        drawEnds(plot, &sheet)
        sheet.end("g")
    }

    // MARK: - Parts

    private func drawAxis(_ plot: Plot, _ sheet: inout Sheet, _ left: Double, _ bottom: Double) {
        let base = plot.y + plot.height + 20
        sheet.line(from: (left, base), to: (left + Measure.panelWidth - 16, base), style: "axis")
        for moment in moments.indices {
            let x = plot.place(of: moment)
            if let number = marks[moment] {
                sheet.line(from: (x, base), to: (x, base - 4), style: "mark")
                sheet.text("\(number)", x: x, y: base + 12, style: "number", size: 9.5, anchor: .middle)
            } else {
                sheet.line(from: (x, base), to: (x, base - 2), style: "axis")
            }
        }
        // The names of the first and the last moment, under the numbers of what happened.
        guard let first = moments.first, let last = moments.last else { return }
        let half = (Measure.panelWidth - 24) / 2
        sheet.text(first, x: left, y: bottom - 8, style: "muted", size: 10, fitting: half)
        guard moments.count > 1 else { return }
        sheet.text(
            last, x: left + Measure.panelWidth - 16, y: bottom - 8, style: "muted", size: 10, anchor: .end,
            fitting: half)
    }

    private func drawLimits(_ plot: Plot, _ sheet: inout Sheet, _ left: Double) {
        for limit in panel.limits where limit.value.isFinite {
            let y = plot.height(of: limit.value)
            sheet.line(from: (left, y), to: (left + Measure.panelWidth - 16, y), style: "limit")
            sheet.text(
                limit.label, x: left + (Measure.panelWidth - 16) / 2, y: y - 4, style: "limit-label",
                size: 10, anchor: .middle, fitting: Measure.panelWidth - 24 - 2 * Self.side)
        }
    }

    private func drawShift(_ plot: Plot, _ sheet: inout Sheet) {
        guard let shift = panel.shift, moments.indices.contains(shift.moment) else { return }
        // Half way between the last moment of the old level and the first of the new one.
        let x = (plot.place(of: shift.moment) + plot.place(of: max(0, shift.moment - 1))) / 2
        sheet.line(from: (x, plot.y - 6), to: (x, plot.y + plot.height + 20), style: "shift")
        let isLeft = x - plot.x > plot.width / 2
        sheet.text(
            shift.label, x: isLeft ? x - 4 : x + 4, y: plot.y + plot.height + 10, style: "muted", size: 10,
            anchor: isLeft ? .end : .start, fitting: plot.width / 2 + Self.side)
    }

    private func drawLine(_ plot: Plot, _ sheet: inout Sheet) {
        var run: [(Double, Double)] = []
        func finish(_ run: [(Double, Double)], _ sheet: inout Sheet) {
            if run.count > 1 { sheet.polyline(run, style: "line") }
        }
        for (moment, point) in panel.points.enumerated() {
            guard let point, point.value.isFinite else {
                finish(run, &sheet)
                run = []
                continue
            }
            if panel.breaks.contains(moment) {
                finish(run, &sheet)
                run = []
            }
            run.append((plot.place(of: moment), plot.height(of: point.value)))
        }
        finish(run, &sheet)
        let isCrowded = moments.count > 40
        for (moment, point) in panel.points.enumerated() {
            guard let point, point.value.isFinite, !isCrowded else { continue }
            sheet.dot(
                (plot.place(of: moment), plot.height(of: point.value)), radius: 2.4, style: "dot",
                title: "\(moments.indices.contains(moment) ? moments[moment] : ""): \(point.label)")
        }
    }

    /// The values of the first and the last point, beside them.
    private func drawEnds(_ plot: Plot, _ sheet: inout Sheet) {
        let known = panel.points.enumerated().compactMap { moment, point in
            point.flatMap { $0.value.isFinite ? (moment: moment, point: $0) : nil }
        }
        guard let first = known.first, let last = known.last else {
            sheet.text(
                "no value", x: plot.x + plot.width / 2, y: plot.y + plot.height / 2, style: "muted", size: 11,
                anchor: .middle)
            return
        }
        func label(_ end: (moment: Int, point: Panel.Point), _ anchor: Sheet.Anchor, _ shift: Double) {
            sheet.text(
                end.point.label, x: plot.place(of: end.moment) + shift, y: plot.height(of: end.point.value) + 3.5,
                style: "value", size: 10.5, anchor: anchor, fitting: Self.side - 6)
        }
        if first.moment != last.moment { label(first, .end, -6) }
        label(last, .start, 6)
        guard let peak = Self.peak(of: known.map(\.point.value)), known.indices.contains(peak.index) else { return }
        let (moment, point) = known[peak.index]
        let y = plot.height(of: point.value)
        sheet.text(
            point.label, x: plot.place(of: moment), y: peak.isHigh ? y - 5 : y + 12, style: "value", size: 10.5,
            anchor: .middle, fitting: 2 * Self.side)
    }

    /// The value between the ends that lies farthest beyond both of them, by more than a tenth of the whole span.
    private static func peak(of values: [Double]) -> (index: Int, isHigh: Bool)? {
        guard let first = values.first, let last = values.last, values.count > 2, let low = values.min(),
            let high = values.max(), high / 2 - low / 2 > 0
        else { return nil }
        // Halves, so that numbers far apart have a distance.
        let (above, below) = (high / 2 - max(first, last) / 2, min(first, last) / 2 - low / 2)
        guard max(above, below) > (high / 2 - low / 2) / 10 else { return nil }
        let isHigh = above >= below
        return values.firstIndex(of: isHigh ? high : low).map { ($0, isHigh) }
    }

    /// The values that the axis reaches from and to: those of the points and limits, and a little more.
    private static func range(of panel: Panel) -> ClosedRange<Double> {
        let values =
            panel.points.compactMap { $0?.value }.filter(\.isFinite) + panel.limits.map(\.value).filter(\.isFinite)
        guard let low = values.min(), let high = values.max() else { return 0...1 }
        // Numbers so far apart that their distance is none are drawn as one level.
        guard low < high, (high - low).isFinite else { return low.nextDown...low.nextUp }
        return low...high
    }
}

/// Where values and moments stand in a panel.
struct Plot {
    let x: Double
    let y: Double
    let width: Double
    let height: Double
    let count: Int
    let range: ClosedRange<Double>

    /// From left to right.
    func place(of moment: Int) -> Double {
        count > 1 ? x + width * Double(moment) / Double(count - 1) : x + width / 2
    }

    /// From the bottom up.
    func height(of value: Double) -> Double {
        let span = range.upperBound - range.lowerBound
        guard span > 0, span.isFinite, range.lowerBound.nextUp < range.upperBound.nextDown else {
            return y + height / 2
        }
        return y + height * (1 - (min(max(value, range.lowerBound), range.upperBound) - range.lowerBound) / span)
    }
}
