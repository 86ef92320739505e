#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Shows a file to the person at the terminal.
enum Viewer {
    /// The program that opens a file as its user would by a double click.
    static var program: String {
        #if os(macOS)
            "/usr/bin/open"
        #else
            "xdg-open"
        #endif
    }

    /// Starts the viewer and does not wait for it. No shell sees the name of the file, and one that begins with a dash is no
    /// option. Where nobody is at a terminal, or there is no viewer, says so and does nothing: the file is written anyway.
    static func show(_ file: OutputFile) {
        guard Process.isTerminal(2) else {
            Console.note("\(file.path) is not shown: --open is for a terminal")
            return
        }
        guard let path = realpath(file.path, nil) else {
            Console.note("\(file.path) is not shown: \(Process.lastErrorDescription)")
            return
        }
        defer { free(path) }
        let status = start(program, path)
        guard status != 0 else { return }
        let reason = status == ENOENT ? "there is no \(program)" : String(cString: strerror(status))
        Console.note("\(file.path) is not shown: \(reason)")
    }

    /// Starts a program with one argument, its output going nowhere; 0, or the reason as of `errno`.
    private static func start(_ program: String, _ argument: UnsafeMutablePointer<CChar>) -> Int32 {
        #if canImport(Darwin)
            var actions: posix_spawn_file_actions_t?
        #else
            var actions = posix_spawn_file_actions_t()
        #endif
        guard posix_spawn_file_actions_init(&actions) == 0 else { return ENOMEM }
        defer { posix_spawn_file_actions_destroy(&actions) }
        for descriptor: Int32 in [0, 1, 2] {
            posix_spawn_file_actions_addopen(
                &actions, descriptor, "/dev/null", descriptor == 0 ? O_RDONLY : O_WRONLY, 0)
        }
        return program.withCString { name in
            var arguments: [UnsafeMutablePointer<CChar>?] = [UnsafeMutablePointer(mutating: name), argument, nil]
            var child = pid_t()
            #if canImport(Darwin)
                return posix_spawnp(&child, name, &actions, nil, &arguments, _NSGetEnviron().pointee)
            #else
                return posix_spawnp(&child, name, &actions, nil, &arguments, environ)
            #endif
        }
    }
}
