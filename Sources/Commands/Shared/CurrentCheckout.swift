import Reports

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// The checkout that a command runs in.
enum CurrentCheckout {
    /// The folder that holds `.git`, the working folder or one above it; the working folder itself where none does, and nil
    /// where that is gone.
    static var root: SourceRoot? {
        guard let start = realpath(".", nil) else { return nil }
        defer { free(start) }
        let workingFolder = String(cString: start)
        var steps = workingFolder.split(separator: "/")
        // A worktree and a submodule have a file of that name.
        while !steps.isEmpty, access("/\(steps.joined(separator: "/"))/.git", F_OK) != 0 { steps.removeLast() }
        let folder = steps.isEmpty ? workingFolder : "/" + steps.joined(separator: "/")
        return SourceRoot(folder: folder, workingFolder: workingFolder)
    }
}
