import Findings
import OrgAnalysis
public import OrgCycles
import OrgModel
import SourceDocuments

/// A comparison as JSON, stable within ``Version/schema``: keys are added, never renamed; the same cycles give the same bytes.
public enum ComparisonJSON {
    /// For so many causes of a figure their reasons are told.
    private static let causesWithReasons = 10

    /// Writes all that changed.
    public static func render(_ comparison: Comparison, names: ComparisonNames) -> String {
        var json = JSONWriter(style: .pretty)
        json.object { json in
            json.object("linchpin") { json in
                json.member("version", Version.current)
                json.member("schema", Version.schema)
            }
            json.member("organization", comparison.after.cycle.organization)
            cycle("before", comparison.before.cycle, names.before, &json)
            cycle("after", comparison.after.cycle, names.after, &json)
            json.member("lead", ComparisonLead(comparison: comparison).sentences())
            recording(comparison.recording, &json)
            identity(comparison, &json)
            ComparisonStructureJSON.write(comparison.structure, &json)
            figures(comparison, &json)
            chokepoints(comparison.chokepoints, &json)
            findings(comparison, &json)
        }
        return json.text
    }

    private static func cycle(_ key: String, _ cycle: Cycle, _ name: String, _ json: inout JSONWriter) {
        json.object(key) { json in
            json.member("cycle", cycle.label)
            json.member("name", name)
        }
    }

    private static func recording(_ recording: Recording, _ json: inout JSONWriter) {
        json.object("recording") { json in
            json.array("kinds") { json in
                for kind in recording.kinds {
                    json.object { json in
                        json.member("kind", kind.name)
                        json.member("of", kind.isEntity ? "entities" : "relations")
                        json.member("recorded", kind.side.rawValue)
                        json.member("count", kind.count)
                    }
                }
            }
            json.array("dimensions") { json in
                for gap in recording.dimensions {
                    json.object { json in
                        json.member("dimension", gap.dimension.rawValue)
                        json.member("recorded", gap.side.rawValue)
                        json.member("reason", gap.reason)
                    }
                }
            }
            json.array("sources") { json in
                for source in recording.sources {
                    json.object { json in
                        json.member("file", source.path)
                        json.member("recorded", source.side.rawValue)
                        json.ids("entities", source.entities)
                        json.member("relations", source.relations)
                    }
                }
            }
            json.array("possibleCollections") { json in
                for folder in recording.possibleCollections {
                    json.object { json in
                        json.member("pattern", folder.pattern)
                        json.member("kind", folder.kind.rawValue)
                        json.member("files", folder.files)
                    }
                }
            }
        }
    }

    private static func identity(_ comparison: Comparison, _ json: inout JSONWriter) {
        json.object("identity") { json in
            json.array("renames") { json in
                for rename in comparison.renames {
                    json.object { json in
                        json.member("old", rename.old.description)
                        json.member("new", rename.new.description)
                        json.member("reason", rename.reason.rawValue)
                    }
                }
            }
            json.array("unfollowed") { json in
                for renaming in comparison.unfollowed {
                    json.object { json in
                        json.member("old", renaming.old.description)
                        json.member("new", renaming.new.description)
                    }
                }
            }
            json.array("proposals") { json in
                for proposal in comparison.proposals { Self.proposal(proposal, &json) }
            }
            json.array("reorganisations") { json in
                for reorganisation in comparison.reorganisations {
                    json.object { json in
                        json.member("kind", reorganisation.kind.rawValue)
                        json.ids("from", reorganisation.from)
                        json.ids("to", reorganisation.to)
                        json.member("people", reorganisation.people)
                        json.member("systems", reorganisation.systems)
                    }
                }
            }
        }
    }

    private static func proposal(_ proposal: RenameProposal, _ json: inout JSONWriter) {
        json.object { json in
            json.member("old", proposal.old.description)
            json.member("new", proposal.new.description)
            json.figure("score", proposal.score)
            json.figure("structure", proposal.structure)
            json.figure("name", proposal.name)
            json.array("shared") { json in
                for shared in proposal.shared {
                    json.object { json in
                        json.member("relation", shared.relation.rawValue)
                        json.member("leadsHere", shared.leadsHere)
                        json.member("other", shared.other.description)
                        json.figure("weight", shared.weight)
                    }
                }
            }
        }
    }

    // MARK: - Figures

    private static func figures(_ comparison: Comparison, _ json: inout JSONWriter) {
        let reasons = ReasonFinder(of: comparison)
        json.array("figures") { json in
            for change in comparison.figures { figure(change, reasons, &json) }
        }
        json.array("entityFigures") { json in
            for change in comparison.entityFigures { figure(change, nil, &json) }
        }
    }

    private static func figure(_ change: FigureChange, _ reasons: ReasonFinder?, _ json: inout JSONWriter) {
        json.object { json in
            json.member("figure", change.figure.name)
            json.member("subject", change.figure.subject.rawValue)
            json.member("entity", change.entity?.description)
            json.member("unit", change.figure.unit.rawValue)
            json.member("better", change.figure.better?.rawValue)
            json.member("trend", change.trend.rawValue)
            json.key("before")
            FigureJSON.write(change.before, &json)
            json.key("after")
            FigureJSON.write(change.after, &json)
            json.figure("difference", change.difference)
            json.member("notCompared", change.obstacle)
            guard let reasons else { return }
            json.key("causes")
            guard let causes = change.causes else { return json.null() }
            json.object { json in
                json.member("additive", causes.isAdditive)
                json.array("parts") { json in
                    for (place, cause) in causes.causes.enumerated() {
                        json.object { json in
                            json.ids("subject", cause.subject)
                            json.figure("contribution", cause.contribution)
                            let why =
                                place < causesWithReasons ? reasons.reasons(for: cause.subject, of: change.figure) : []
                            json.member("because", why.map { ComparisonWords.phrase($0, about: cause.subject) })
                        }
                    }
                }
            }
        }
    }

    // MARK: - Chokepoints and findings

    private static func chokepoints(_ chokepoints: ChokepointChanges, _ json: inout JSONWriter) {
        json.object("chokepoints") { json in
            json.member("notCompared", chokepoints.obstacle)
            json.array("changes") { json in
                for change in chokepoints.changes {
                    json.object { json in
                        json.ids("ids", change.ids)
                        json.member("change", change.hasEntered ? "entered" : change.hasLeft ? "left" : "changed")
                        json.figure("before", change.before)
                        json.figure("after", change.after)
                        json.ids("sole", change.sole)
                    }
                }
            }
        }
    }

    private static func findings(_ comparison: Comparison, _ json: inout JSONWriter) {
        json.array("findings") { json in
            for compared in comparison.findings {
                guard let finding = compared.finding else { continue }
                json.object { json in
                    FindingJSON.members(of: finding, &json)
                    json.member("status", compared.status.rawValue)
                    json.key("was")
                    guard compared.after != nil, let before = compared.before else { return json.null() }
                    json.object { json in
                        json.member("severity", before.severity.rawValue)
                        json.member("subject", before.subject.description)
                        json.ids("affects", before.affects)
                    }
                }
            }
        }
    }
}
