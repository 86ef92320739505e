import OrgModel

/// Clusters of a plain graph: boxes around nodes, and mostly drawn around what a team has.
extension GraphTree {
    /// Makes a team of each cluster: people in it are its members, systems in it are its own, clusters and teams in it are
    /// part of it.
    mutating func addGroups() {
        var teams = [EntityID?](repeating: nil, count: graph.groups.count)
        // Inner clusters come last, so that what is in one belongs to the innermost.
        var innermost = [Int?](repeating: nil, count: graph.nodes.count)
        for (index, group) in graph.groups.enumerated() {
            guard let name = group.name, name.hasPrefix("cluster") else {
                teams[index] = group.parent.flatMap { teams[$0] }
                continue
            }
            let place = places.place(ofSubgraph: name)
            let team = team(of: group, named: name)
            teams[index] = team.id
            declare(team.id, name: team.name, at: place)
            if let around = group.parent.flatMap({ teams[$0] }), around != team.id {
                relate(.partOf, from: team.id, to: around, at: place)
            }
            for node in group.nodes { innermost[node] = index }
        }
        for (node, group) in innermost.enumerated() {
            guard let group, let team = teams[group], let id = ids[node] else { continue }
            let place = places.place(ofNode: graph.nodes[node].name)
            switch id.kind {
            case .person: relate(.memberOf, from: id, to: team, at: place)
            case .system: relate(.owns, from: team, to: id, at: place)
            case .team where id != team: relate(.partOf, from: id, to: team, at: place)
            case .team, .policy, .forum: break
            }
        }
    }

    /// The team that a cluster is: called as its label, known by what its name says beyond `cluster`, or by the label where
    /// that says nothing.
    private func team(of group: AttributedGraph.Group, named name: String) -> (id: EntityID, name: String?) {
        let around = group.parent.flatMap { graph.groups[$0].attributes.text(of: "label") }
        var label = group.attributes.text(of: "label").map { DrawnText.plain($0) }
        // A label that was not given again is that of the graph around it.
        if let own = label,
            own.isEmpty || own == (around ?? graph.attributes.text(of: "label")).map({ DrawnText.plain($0) })
        {
            label = nil
        }
        let rest = name.dropFirst("cluster".count).drop { $0 == "_" || $0 == "-" || $0 == ":" || $0 == " " }
        let isNumber = rest.allSatisfy { $0.isASCII && $0.isNumber }
        let bare = !isNumber ? String(rest) : label ?? name
        let valid = EntityID.isValid(name: bare) ? bare : name
        return (EntityID(.team, valid), label == valid ? nil : label)
    }
}
