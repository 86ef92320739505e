/// What this build calls itself.
public enum Version {
    /// The version of the tool, by semantic versioning.
    public static let current = "0.1.0"
    /// The version of the JSON that `analyze` writes: within one, keys are added, never renamed.
    public static let schema = 1
}
