import Commands

/// Where the process starts. Everything else is in the library, where it can be tested.
@main
enum Entrypoint {
    static func main() async {
        await Linchpin.start()
    }
}
