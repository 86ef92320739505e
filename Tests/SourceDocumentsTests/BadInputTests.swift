import OrgModel
import TestSupport
import Testing

@testable import SourceDocuments

/// The inputs that would crash, hang or fool a careless reader; each ends in a clear diagnostic or the right value.
@Suite struct BadInputTests {
    @Test func nestingTenThousandDeep() {
        let deep = 10_000
        let flow = String(repeating: "[", count: deep) + String(repeating: "]", count: deep)
        // libyaml looks 1024 characters ahead here, finds its own bound of 1000 levels, and names the outermost list.
        #expect(yamlProblems(flow) == ["1:1 file/too-deep"])
        #expect(jsonProblems(flow) == ["1:65 file/too-deep"])
        let mappings = String(repeating: "{\"a\":", count: deep)
        #expect(jsonProblems(mappings) == ["1:321 file/too-deep"])
        #expect(yamlProblems(mappings) == ["1:321 file/too-deep"])
        #expect(yamlProblems(String(repeating: "- ", count: deep) + "x") == ["1:129 file/too-deep"])
        let block = (0..<2_000).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
        #expect(yamlProblems(block) == ["65:65 file/too-deep"])
    }

    @Test func nestingUpToTheLimitIsRead() throws {
        let flow = String(repeating: "[", count: 64) + String(repeating: "]", count: 64)
        #expect(yamlProblems(flow).isEmpty)
        #expect(jsonProblems(flow).isEmpty)
    }

    @Test func aliasesCannotNestDeeperThanTheLimit() {
        var text = "a0: &a0 [x]\n"
        for i in 1...100 { text += "a\(i): &a\(i) [*a\(i - 1)]\n" }
        // `a0` has one level below the mapping, `a63` would be the 64th and its mapping the 65th.
        #expect(yamlProblems(text) == ["64:12 file/too-deep"])
    }

    @Test func aBillionLaughs() {
        var text = "a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n"
        for i in 1...9 {
            text += "a\(i): &a\(i) [" + [String](repeating: "*a\(i - 1)", count: 9).joined(separator: ", ") + "]\n"
        }
        // a0 has 10 nodes, a(i) has 1 + 9·a(i-1): 10, 91, 820, 7381, 66 430, 597 871. Up to and with a5 the aliases repeat
        // 9·(10 + 91 + 820 + 7381 + 66 430) = 672 588 nodes; the first alias of a6, on line 7, passes a million.
        #expect(yamlProblems(text) == ["7:10 file/alias-expansion"])
    }

    @Test func mergeKeysCountAsRepetition() {
        var text = "a0: &a0 {" + (0..<100).map { "k\($0): 1" }.joined(separator: ", ") + "}\n"
        for i in 1...200 { text += "b\(i): {<<: *a0}\n" }
        // The mapping, its 100 keys and its 100 values are 201 nodes: the 50th use passes 10 000.
        #expect(yamlProblems(text, limits: ReadLimits(maxAliasExpansion: 10_000)) == ["51:11 file/alias-expansion"])
        #expect(yamlProblems(text).isEmpty)
    }

    @Test func moreValuesThanAllowed() {
        let text = "[" + [String](repeating: "1", count: 100).joined(separator: ",") + "]"
        let limits = ReadLimits(maxNodes: 50)
        #expect(jsonProblems(text, limits: limits) == ["1:100 file/too-many-nodes"])
        #expect(yamlProblems(text, limits: limits) == ["1:100 file/too-many-nodes"])
    }

    @Test func diagnosticsAreBoundedAndTheRestIsCounted() {
        let text = [String](repeating: "a: 1\n", count: 50).joined()
        let (_, diagnostics) = SourceReader.yaml(
            SourceText(file: "t.yaml", text: text), limits: ReadLimits(maxDiagnostics: 10))
        #expect(diagnostics.count == 11)
        #expect(diagnostics.last?.severity == .note)
        #expect(diagnostics.last?.message == "39 more problems in this file are not listed")
    }

    @Test func brokenDocumentsAreBoundedAsWell() {
        let text = [String](repeating: "a: @\n---\n", count: 50).joined()
        let problems = yamlProblems(text, limits: ReadLimits(maxDiagnostics: 2))
        #expect(problems == ["1:4 file/syntax", "3:4 file/syntax", "4:1 file/more-problems"])
    }

    @Test func directivesThatWouldTakeQuadraticTime() {
        func text(_ count: Int) -> String { (0..<count).map { "%TAG !a\($0)! tag:x\n" }.joined() + "---\na: 1\n" }
        #expect(yamlProblems(text(100)).isEmpty)
        #expect(yamlProblems(text(100_000)) == ["101:1 file/syntax"])
    }

    @Test func aHugeSingleLine() throws {
        // 3 MB keep the suite short in debug builds; in release the whole 100 MB of the bound are tried.
        #if DEBUG
            let size = 3_000_000
        #else
            let size = 100_000_000
        #endif
        let clock = ContinuousClock()
        let started = clock.now
        let long = String(repeating: "x", count: size)
        #expect(try json("\"\(long)\"").string?.utf8.count == size)
        #expect(try yaml("a: \(long)").mapping?.first?.value.string?.utf8.count == size)
        #expect(yamlProblems("\(long): 1") == ["1:\(size + 1) file/syntax"])
        #expect(jsonProblems("[\"\(long)\" 1]") == ["1:\(size + 5) file/syntax"])
        #expect(jsonProblems(long) == ["1:1 file/syntax"])
        // Many problems on one long line must not cost its length each.
        let keys = "{" + [String](repeating: "\"a\": 1", count: size / 80).joined(separator: ", ") + "}"
        #expect(jsonProblems(keys).count == 1001)
        #expect(yamlProblems(keys).count == 1001)
        #expect(clock.now - started < .seconds(40))
    }

    @Test func hostileNamesAreReadAsTheyAre() throws {
        let names = ["O\"Brien", "a\nb", "<script>", "R&D", "a\\Nb", "\u{202E}gnihton", "👩‍👩‍👧‍👦", "e\u{301}", "\u{2028}"]
        for name in names {
            let escaped = name.unicodeScalars.map { scalar in
                let units = UTF16.width(scalar) == 1 ? [UInt16(scalar.value)] : Array(String(scalar).utf16)
                return units.map { unit in
                    let digits = String(unit, radix: 16)
                    return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
                }.joined()
            }.joined()
            #expect(try json("{\"\(escaped)\": 1}").mapping?.first?.key == name)
        }
        #expect(try yaml("\"a\\nb\": \"<&>\\\"\"\n").mapping?.first?.key == "a\nb")
        #expect(try yaml("'O\"Brien': '👩‍👩‍👧‍👦'\n").mapping?.first?.value.string == "👩‍👩‍👧‍👦")
    }
}

/// Random damage to valid files: whatever comes out, it must come out.
@Suite struct DamagedInputTests {
    static let samples = [
        """
        # people
        people:
          ana: &a {name: "Ana \\u00e9", teams: [platform, 'da''ta'], capacity: 30.5}
          ben:
            <<: *a
            note: |
              several
              lines
          ? chi
          : - x
            - !!str 5
        ---
        - é😀: ~
        """,
        """
        {"linchpin": 1, "entities": [{"id": "person:ana", "labels": {"é\\u00e9": "😀"}, "capacity": 1.5e2},
         {"id": "team:x", "authority": true, "lead": null, "w": -0.25}],\r\n "relations": [[], {}]}
        """,
    ]

    @Test(arguments: 0..<4)
    func anyDamageEndsInAnAnswer(seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        let pieces: [[UInt8]] = [
            "{", "}", "[", "]", ":", ",", "\"", "'", "\\", "-", "\n", "\t", "&a ", "*a ", "<<: ", "? ", "!x ", "|", "%",
            "\r",
            "---\n", "\u{85}", "\u{2028}", "1e999", "\u{FEFF}",
        ].map { Array($0.utf8) }
        for _ in 0..<500 {
            var bytes = Array(Self.samples[Int.random(in: 0...1, using: &random)].utf8)
            for _ in 0..<Int.random(in: 1...6, using: &random) where !bytes.isEmpty {
                let place = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0...4, using: &random) {
                case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
                case 1: bytes.remove(at: place)
                case 2: bytes.insert(contentsOf: pieces.randomElement(using: &random) ?? [], at: place)
                case 3: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 1...40, using: &random)))
                default: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 20)], at: place)
                }
            }
            // Bytes that are no text end there; their repaired text is read as well.
            _ = try? SourceReader.decode(bytes, file: "damaged")
            let source = SourceText(file: "damaged", text: String(decoding: bytes, as: UTF8.self))
            let (documents, yamlDiagnostics) = SourceReader.yaml(source)
            let (document, jsonDiagnostics) = SourceReader.json(source)
            #expect(!documents.isEmpty || !yamlDiagnostics.isEmpty)
            #expect(document != nil || !jsonDiagnostics.isEmpty)
            for diagnostic in yamlDiagnostics + jsonDiagnostics {
                checkPlace(of: diagnostic, in: source)
                #expect(!DiagnosticRenderer().render(diagnostic).isEmpty)
            }
        }
    }

    /// Every line named exists, and every column lies on it or just behind it.
    private func checkPlace(of diagnostic: Diagnostic, in source: SourceText) {
        guard let line = diagnostic.location?.line, let column = diagnostic.location?.column else { return }
        let lines = source.text.replacing("\r\n", with: "\n").split(
            omittingEmptySubsequences: false, whereSeparator: { $0 == "\n" || $0 == "\r" || $0 == "\r\n" })
        #expect(line <= lines.count, "\(diagnostic) in \(source.text.debugDescription)")
        guard line <= lines.count else { return }
        let scalars = lines[line - 1].unicodeScalars.count
        #expect(column <= scalars + 1, "\(diagnostic) in \(source.text.debugDescription)")
        #expect(diagnostic.sourceLine != nil)
    }
}
