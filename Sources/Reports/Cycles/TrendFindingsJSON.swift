import Findings
import OrgCycles
import OrgModel
import SourceDocuments

/// Findings and patterns of a trend as JSON.
enum TrendFindingsJSON {
    static func write(_ trend: Trend, _ names: TrendNames, _ json: inout JSONWriter) {
        let last = trend.series.cycles.count - 1
        json.object("findings") { json in
            json.array("cycles") { json in
                for (cycle, tally) in trend.tallies.enumerated() {
                    json.object { json in
                        json.member("cycle", names.cycles[cycle])
                        for severity in Severity.allCases.reversed() {
                            json.member(severity.rawValue, tally.bySeverity[severity] ?? 0)
                        }
                        for status in FindingHistory.Status.allCases {
                            json.member(status.rawValue, tally.byStatus[status] ?? 0)
                        }
                    }
                }
            }
            json.array("tracks") { json in
                for track in trend.series.findings.tracks { self.track(track, last, names, &json) }
            }
        }
        json.array("patterns") { json in
            for pattern in trend.patterns {
                json.object { json in
                    json.member("rule", pattern.rule.name)
                    json.member("team", pattern.team.description)
                    json.member("domain", pattern.isDomain)
                    json.array("counts") { json in
                        for count in pattern.counts {
                            if let count { json.value(count) } else { json.null() }
                        }
                    }
                    json.member("start", names.cycles[pattern.start])
                    json.member("grown", pattern.grown)
                    json.ids("systems", pattern.systems)
                    json.array("teams") { json in
                        for part in pattern.teams {
                            json.object { json in
                                json.member("team", part.team.description)
                                json.member("grown", part.growth)
                            }
                        }
                    }
                }
            }
        }
    }

    /// One finding through the cycles: its severity in each, null where it is not found.
    private static func track(
        _ track: FindingHistory.Track, _ last: Int, _ names: TrendNames, _ json: inout JSONWriter
    ) {
        let latest = track.occurrences.compactMap(\.self).last
        json.object { json in
            json.member("rule", track.rule.name)
            json.member("subject", latest?.subject.description)
            json.member("fingerprint", latest?.fingerprint)
            json.member("status", track.status(in: last)?.rawValue)
            json.member("age", track.age(in: last))
            json.array("cycles") { json in
                for (cycle, occurrence) in track.occurrences.enumerated() {
                    json.object { json in
                        json.member("severity", occurrence?.severity.rawValue)
                        json.member("affects", occurrence?.affects.count)
                        json.member("couldBeFound", track.couldBeFound[cycle])
                    }
                }
            }
        }
    }
}
