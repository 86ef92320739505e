/// Findings that are known from a baseline or an earlier cycle, by fingerprint: all others are new.
public struct KnownFindings: Sendable {
    /// Their fingerprints.
    public let fingerprints: Set<String>
    /// Where they were taken from, for the report.
    public let origin: String

    /// Collects fingerprints.
    public init(_ fingerprints: Set<String>, from origin: String) {
        self.fingerprints = fingerprints
        self.origin = origin
    }
}
