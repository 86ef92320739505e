public import Findings
public import OrgAnalysis
import OrgModel
import SourceDocuments

/// An analysis as JSON, stable within ``Version/schema``: keys are added, never renamed; the same cycle gives the same bytes.
public struct AnalysisJSON {
    /// The format, as one among others.
    public init() {}

    /// Writes an analysis. A figure that is not assessed is null, with its reason under `assessment`.
    ///
    /// - Parameter findings: What was decided of the findings; nil tells them all.
    public static func render(_ analysis: Analysis, _ findings: FindingReport? = nil) -> String {
        var json = JSONWriter(style: .pretty)
        write(analysis, findings, &json)
        return json.text
    }

    /// Writes an analysis in pieces: that of a large organisation has tens of megabytes.
    public static func render(
        _ analysis: Analysis, _ findings: FindingReport? = nil, to sink: @escaping ([UInt8]) -> Void
    ) {
        var json = JSONWriter(style: .pretty, sink: sink)
        write(analysis, findings, &json)
    }

    private static func write(_ analysis: Analysis, _ findings: FindingReport?, _ json: inout JSONWriter) {
        json.object { json in
            json.object("linchpin") { json in
                json.member("version", Version.current)
                json.member("schema", Version.schema)
            }
            json.member("organization", analysis.cycle.organization)
            json.member("cycle", analysis.cycle.label)
            counts(of: analysis.cycle, &json)
            assessment(analysis.assessment, &json)
            ownership(analysis.ownership, isKnown: analysis.assessment.knows(.ownership), &json)
            concentration(analysis.concentration, &json)
            chokepoints(analysis.chokepoints, &json)
            EscalationJSON.write(analysis.escalation, &json)
            SurroundingsJSON.write(analysis, &json)
            FindingReportJSON.write(findings ?? FindingReport(analysis.findings), &json)
            // Last, since it is known last: all else is written while it is still being measured.
            if let centrality = analysis.centrality { Self.centrality(centrality, &json) }
        }
    }

    private static func counts(of cycle: Cycle, _ json: inout JSONWriter) {
        json.object("counts") { json in
            json.object("entities") { json in
                for kind in EntityKind.allCases { json.member(kind.rawValue, cycle.entities(of: kind).count) }
            }
            var relations: [RelationKind: Int] = [:]
            for relation in cycle.relations { relations[relation.kind, default: 0] += 1 }
            json.object("relations") { json in
                for kind in RelationKind.allCases.sorted() { json.member(kind.rawValue, relations[kind, default: 0]) }
            }
        }
    }

    private static func assessment(_ assessment: Assessments, _ json: inout JSONWriter) {
        json.object("assessment") { json in
            for dimension in Dimension.allCases {
                let it = assessment[dimension]
                json.object(dimension.rawValue) { json in
                    json.member("status", it.status.rawValue)
                    json.member("have", it.have)
                    json.member("of", it.of)
                    json.member("reason", it.reason)
                }
            }
        }
    }

    private static func centrality(_ centrality: Centralities, _ json: inout JSONWriter) {
        json.object("centrality") { json in
            json.member("layer", centrality.layer.rawValue)
            json.member("lengths", "unit")
            json.member("exact", centrality.isExact)
            json.array("estimates") { json in
                for estimate in centrality.estimates {
                    json.object { json in
                        json.member("column", estimate.figure)
                        json.figure("epsilon", estimate.epsilon)
                        json.figure("delta", estimate.delta)
                        json.member("samples", estimate.samples)
                    }
                }
            }
            json.array("entities") { json in
                for row in centrality.entities {
                    json.object { json in
                        json.member("id", row.id.description)
                        json.member("degreeIn", row.degreeIn)
                        json.member("degreeOut", row.degreeOut)
                        json.figure("betweenness", row.betweenness)
                        json.figure("harmonic", row.harmonic)
                        json.member("core", row.core)
                        json.member("articulation", row.isArticulation)
                    }
                }
            }
        }
    }

    private static func ownership(_ ownership: Ownership, isKnown: Bool, _ json: inout JSONWriter) {
        json.object("ownership") { json in
            json.figure("unowned", ownership.unowned)
            json.figure("unsupported", ownership.unsupported)
            json.figure("unassignedLoad", ownership.unassignedLoad)
            json.array("systems") { json in
                for row in ownership.systems where isKnown {
                    json.object { json in
                        json.member("id", row.id.description)
                        json.ids("supporters", row.supporters)
                        json.ids("owners", row.owners)
                        json.member("inherited", row.inherited?.description)
                        json.member("owningTeam", row.owningTeam?.description)
                    }
                }
            }
        }
    }

    private static func concentration(_ concentration: Concentration, _ json: inout JSONWriter) {
        func spread(_ key: String, _ spread: Concentration.Spread?, _ json: inout JSONWriter) {
            json.object(key) { json in
                json.figure("hhi", spread?.hhi)
                json.figure("effective", spread?.effective)
                json.figure("top1", spread?.top1)
                json.figure("top3", spread?.top3)
                json.figure("top5", spread?.top5)
            }
        }
        json.object("concentration") { json in
            spread("people", concentration.people, &json)
            spread("teams", concentration.teams, &json)
            json.key("busFactor")
            if let busFactor = concentration.busFactor {
                json.object { json in
                    json.member("size", busFactor.size)
                    json.ids("people", busFactor.people)
                    json.member("exact", busFactor.isExact)
                }
            } else {
                json.null()
            }
            json.object("loss") { json in
                for absences in [1, 3, 5, 10] {
                    json.figure(String(absences), concentration.loss.first { $0.absences == absences }?.share)
                }
            }
            json.array("utilisation") { json in
                for row in concentration.utilisation {
                    json.object { json in
                        json.member("id", row.id.description)
                        json.figure("load", row.load)
                        json.figure("capacity", row.capacity)
                        json.figure("ratio", row.ratio)
                    }
                }
            }
        }
    }

    private static func chokepoints(_ chokepoints: Chokepoints, _ json: inout JSONWriter) {
        json.object("chokepoints") { json in
            json.array("people") { json in
                for row in chokepoints.people {
                    json.object { json in
                        json.member("id", row.id.description)
                        json.ids("sole", row.sole)
                        json.ids("dependents", row.dependents)
                        json.figure("exposure", row.exposure)
                        json.figure("dominance", row.dominance)
                        json.ids("dominated", row.dominated)
                    }
                }
            }
            json.array("pairs") { json in
                for row in chokepoints.pairs {
                    json.object { json in
                        json.ids("ids", row.ids)
                        json.ids("sole", row.sole)
                        json.figure("exposure", row.exposure)
                    }
                }
            }
            json.array("teams") { json in
                for row in chokepoints.teams {
                    json.object { json in
                        json.member("id", row.id.description)
                        json.ids("sole", row.sole)
                        json.ids("dependents", row.dependents)
                        json.figure("exposure", row.exposure)
                    }
                }
            }
            json.array("authorityDominance") { json in
                for row in chokepoints.authorityDominance {
                    json.object { json in
                        json.member("id", row.id.description)
                        json.figure("dominance", row.dominance)
                        json.ids("dominated", row.dominated)
                    }
                }
            }
        }
    }
}
