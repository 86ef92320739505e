/// An organisation that takes many seconds to analyse, whatever the build.
enum LargeOrganisation {
    /// Systems that each depend on the next and on two far off; a person for each ten of them.
    static func write(to scratch: Scratch) throws -> String {
        #if DEBUG
            let systems = 1_500
        #else
            let systems = 15_000
        #endif
        var lines: [String] = []
        for index in 0..<systems { lines.append("{\"id\": \"system:s\(index)\"}") }
        for index in 0..<systems / 10 { lines.append("{\"id\": \"person:p\(index)\"}") }
        var relations: [String] = []
        for index in 0..<systems {
            for step in [1, 37, 211] {
                let other = (index + step) % systems
                relations.append(
                    "{\"kind\": \"depends-on\", \"from\": \"system:s\(index)\", \"to\": \"system:s\(other)\"}")
            }
            relations.append(
                "{\"kind\": \"owns\", \"from\": \"person:p\(index / 10)\", \"to\": \"system:s\(index)\"}")
        }
        return try scratch.write(
            "large.json",
            "{\"linchpin\": 1, \"entities\": [\(lines.joined(separator: ",\n"))], "
                + "\"relations\": [\(relations.joined(separator: ",\n"))]}")
    }
}
