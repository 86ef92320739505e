extension Placement {
    /// The same boxes, moved so that each that `other` knows too stands where it stands there. What is new stands as near
    /// as there is room to where this placement has it beside its neighbours; so does what grew into another.
    ///
    /// - Returns: the placement, and the ids of the boxes that stand where they stood.
    /// - Complexity: O(n · k) for n boxes of which k have to be found a place, and for each of these the places that are
    ///   tried, at most ten thousand.
    public func following(_ other: Placement, in graph: LayoutGraph) -> (placement: Placement, kept: Set<String>) {
        var fitting = PlacementFitting(graph: graph, own: self, other: other)
        fitting.run()
        return (fitting.result, fitting.kept)
    }

    /// The same boxes with what stands around them put where there is room: frames around their boxes, the title above,
    /// the footnote below.
    func framed(in graph: LayoutGraph) -> Placement {
        var fitting = PlacementFitting(graph: graph, own: self, other: Placement())
        fitting.result.boxes = boxes
        fitting.placeFrames()
        fitting.placeTitleAndFootnote()
        return fitting.result
    }

    /// The distance of a picture's content from its edge, in points, as ``RenderOptions`` has it for `pad` of the graph.
    static func margin(of graph: LayoutGraph) -> Double {
        graph.attributes["pad"].flatMap { Double($0) }.map { $0 * 72 } ?? 4
    }
}

/// The work of ``Placement/following(_:in:)``.
struct PlacementFitting {
    let graph: LayoutGraph
    /// Where the graph's own layout has everything.
    let own: Placement
    let other: Placement
    var result = Placement()
    private(set) var kept: Set<String> = []
    private var grid = BoxGrid()
    private let parentOfCluster: [String: String]
    private let clusterOfNode: [String: String]

    /// The room that a box which is put somewhere keeps around itself, in points.
    private static let gap = 14.0
    /// What must be left between two that stay where they were, in points.
    private static let leastGap = 4.5

    init(graph: LayoutGraph, own: Placement, other: Placement) {
        self.graph = graph
        self.own = own
        self.other = other
        var parents: [String: String] = [:]
        var clusters: [String: String] = [:]
        for cluster in graph.clusters {
            parents[cluster.id] = cluster.parent
            for node in cluster.nodes { clusters[node] = cluster.id }
        }
        parentOfCluster = parents
        clusterOfNode = clusters
    }

    mutating func run() {
        var waiting: [String] = []
        for node in graph.nodes {
            guard let box = own.boxes[node.id] else { continue }
            guard let there = other.boxes[EmissionBuilder.identifier(node.id)] else {
                waiting.append(node.id)
                continue
            }
            let moved = Placement.Box(x: there.x, y: there.y, width: box.width, height: box.height)
            // What grew may have grown into its neighbour; both on top of each other could not be read, and between two that
            // nearly touch no line finds its way.
            if grid.isFree(moved, gap: Self.leastGap) {
                put(node.id, moved)
                kept.insert(node.id)
            } else {
                waiting.append(node.id)
            }
        }
        guard !kept.isEmpty else {
            result = own.framed(in: graph)
            return
        }
        placeNew(waiting)
        placeFrames()
        placeTitleAndFootnote()
    }

    private mutating func put(_ id: String, _ box: Placement.Box) {
        result.boxes[id] = box
        grid.add(id, box)
    }

    // MARK: What is new

    /// Those with a neighbour that has a place come first, since they find one beside it.
    private mutating func placeNew(_ new: [String]) {
        var neighbours: [String: [String]] = [:]
        for edge in graph.edges where edge.tail != edge.head {
            neighbours[edge.tail, default: []].append(edge.head)
            neighbours[edge.head, default: []].append(edge.tail)
        }
        for cluster in graph.clusters {
            // In one frame is near.
            for pair in zip(cluster.nodes, cluster.nodes.dropFirst()) {
                neighbours[pair.0, default: []].append(pair.1)
                neighbours[pair.1, default: []].append(pair.0)
            }
        }
        var waiting = new
        while !waiting.isEmpty {
            let next = waiting.firstIndex { id in (neighbours[id] ?? []).contains { result.boxes[$0] != nil } } ?? 0
            let id = waiting.remove(at: next)
            guard let box = own.boxes[id] else { continue }
            let anchors = (neighbours[id] ?? []).filter { result.boxes[$0] != nil }
            place(id, box, beside: anchors.isEmpty ? nearest(to: box) : anchors)
        }
    }

    /// The placed box that is nearest in the graph's own layout.
    private func nearest(to box: Placement.Box) -> [String] {
        var best: (id: String, distance: Double)?
        for node in graph.nodes where result.boxes[node.id] != nil {
            guard let there = own.boxes[node.id] else { continue }
            let distance = abs(there.x - box.x) + abs(there.y - box.y)
            if best.map({ distance < $0.distance }) ?? true { best = (node.id, distance) }
        }
        return best.map { [$0.id] } ?? []
    }

    /// Puts a box at the free place nearest to where it would stand if its neighbours had moved it along.
    private mutating func place(_ id: String, _ box: Placement.Box, beside anchors: [String]) {
        var (dx, dy) = (0.0, 0.0)
        for anchor in anchors {
            guard let was = own.boxes[anchor], let now = result.boxes[anchor] else { continue }
            dx += now.x - was.x
            dy += now.y - was.y
        }
        let count = Double(max(1, anchors.count))
        var wanted = box
        // Whole points, so that the same picture has the same numbers everywhere.
        wanted.x = (box.x + dx / count).rounded()
        wanted.y = (box.y + dy / count).rounded()
        let frames = frames()
        let edge = grid.boxes.reduce(into: (left: Double.infinity, top: Double.infinity, right: 0.0)) { edge, entry in
            edge.left = min(edge.left, entry.box.left)
            edge.top = min(edge.top, entry.box.top)
            edge.right = max(edge.right, entry.box.right)
        }
        for (stepX, stepY) in Self.offsets {
            var candidate = wanted
            candidate.x += stepX * Self.step
            candidate.y += stepY * Self.step
            // Nothing goes beyond the left or upper edge: the rest of the picture would have to make room.
            guard candidate.left >= edge.left - 0.5, candidate.top >= edge.top - 0.5 else { continue }
            guard isFree(candidate, for: id, frames) else { continue }
            put(id, candidate)
            return
        }
        wanted.x = edge.right + 2 * Self.gap + wanted.width / 2
        put(id, wanted)
    }

    private func isFree(_ box: Placement.Box, for id: String, _ frames: [String: Placement.Frame]) -> Bool {
        guard grid.isFree(box, gap: Self.gap) else { return false }
        let around = line(from: clusterOfNode[id])
        for (cluster, frame) in frames where !around.contains(cluster) {
            if frame.border.overlaps(box, gap: Self.gap) { return false }
        }
        // Its own frames grow with it, and must not grow over others.
        for cluster in around {
            guard let frame = frames[cluster] else { continue }
            let grown = frame.border.union(box)
            for (other, frame) in frames where !around.contains(other) && !line(from: other).contains(cluster) {
                if grown.overlaps(frame.border) { return false }
            }
            for other in grid.boxes where !line(from: clusterOfNode[other.id]).contains(cluster) {
                if grown.overlaps(other.box, gap: Self.gap) { return false }
            }
        }
        return true
    }

    /// A cluster and those around it. Clusters do not lie in themselves; the walk is bounded anyway.
    private func line(from cluster: String?) -> [String] {
        var line: [String] = []
        var next = cluster
        while let current = next, line.count <= graph.clusters.count, !line.contains(current) {
            line.append(current)
            next = parentOfCluster[current]
        }
        return line
    }

    private static let step = 12.0

    /// Steps to the side and, at twice the price, up and down; the cheapest first.
    private static let offsets: [(Double, Double)] = {
        var all: [(x: Int, y: Int)] = []
        for y in -40...40 { for x in -60...60 { all.append((x, y)) } }
        func cost(_ step: (x: Int, y: Int)) -> Int { abs(step.x) + 2 * abs(step.y) }
        return all.sorted { a, b in
            if cost(a) != cost(b) { return cost(a) < cost(b) }
            // Downwards and to the right before upwards and to the left.
            return (abs(a.y), -a.y, -a.x) < (abs(b.y), -b.y, -b.x)
        }.map { (Double($0.x), Double($0.y)) }
    }()

    // MARK: What stands around

    mutating func placeFrames() { result.frames = frames() }

    /// The frames around what has a place, each as far from it as in the graph's own layout from all that is in it.
    private func frames() -> [String: Placement.Frame] {
        var content: [String: (own: Placement.Box, now: Placement.Box?)] = [:]
        func add(_ own: Placement.Box, _ now: Placement.Box?, to cluster: String) {
            guard let known = content[cluster] else {
                content[cluster] = (own, now)
                return
            }
            let both = known.now.flatMap { known in now.map { known.union($0) } }
            content[cluster] = (known.own.union(own), both ?? known.now ?? now)
        }
        for cluster in graph.clusters {
            for node in cluster.nodes {
                if let was = own.boxes[node] { add(was, result.boxes[node], to: cluster.id) }
            }
        }
        var frames: [String: Placement.Frame] = [:]
        // Those inside others come first.
        for cluster in graph.clusters.map({ ($0.id, line(from: $0.id).count) }).sorted(by: { $0.1 > $1.1 }).map(\.0) {
            guard let content = content[cluster], let frame = self.own.frames[cluster] else { continue }
            let was = content.own
            guard let now = content.now else {
                if let parent = parentOfCluster[cluster] { add(frame.border, nil, to: parent) }
                continue
            }
            let left = now.left - max(0, was.left - frame.border.left)
            // What stood side by side may now stand in a column that is narrower than the words above it.
            let needed = left + (frame.label.map { $0.width + 2 * max(0, $0.left - frame.border.left) } ?? 0)
            let right = max(needed, now.right + max(0, frame.border.right - was.right))
            let top = now.top - max(0, was.top - frame.border.top)
            let bottom = now.bottom + max(0, frame.border.bottom - was.bottom)
            let border = Placement.Box(
                x: (left + right) / 2, y: (top + bottom) / 2, width: right - left, height: bottom - top)
            var label = frame.label
            if var words = frame.label {
                words.x = left + (words.x - frame.border.left)
                // It hangs on the upper border or stands on the lower one.
                words.y =
                    words.y < frame.border.y
                    ? top + (words.y - frame.border.top) : bottom - (frame.border.bottom - words.y)
                label = words
            }
            frames[cluster] = Placement.Frame(border: border, label: label)
            if let parent = parentOfCluster[cluster] { add(frame.border, border, to: parent) }
        }
        return frames
    }

    /// The title at the upper left, higher than the picture began before only where there is no room for it below that; the
    /// footnote at the lower left.
    mutating func placeTitleAndFootnote() {
        let boxes = Array(result.boxes.values) + result.frames.values.map(\.border)
        guard let first = boxes.first else { return }
        // A rectangle around all does not depend on the order of their dictionary: it is made of minima and maxima.
        let (left, top, bottom) = boxes.reduce((first.left, first.top, first.bottom)) {
            (min($0.0, $1.left), min($0.1, $1.top), max($0.2, $1.bottom))
        }
        // Where the picture begins, unless something stands still further left.
        let margin = Placement.margin(of: graph)
        let edge = min(margin, left)
        if var title = own.title {
            title.x = edge + title.width / 2
            title.y = min(margin + title.height / 2, top - 6 - title.height / 2)
            result.title = title
        }
        if var footnote = own.footnote {
            footnote.x = edge + footnote.width / 2
            footnote.y = bottom + Self.gap + footnote.height / 2
            result.footnote = footnote
        }
    }
}
