import Findings
import OrgAnalysis
public import OrgCycles
import OrgGate
import OrgModel
import SourceDocuments
import Statistics

/// A trend as JSON, stable within ``Version/schema``: keys are added, never renamed; the same cycles give the same bytes.
public enum TrendJSON {
    /// Writes all there is.
    public static func render(_ trend: Trend, sources: [String], policy: TrendPolicy? = nil) -> String {
        let names = TrendNames(trend, sources: sources)
        var json = JSONWriter(style: .pretty)
        json.object { json in
            json.object("linchpin") { json in
                json.member("version", Version.current)
                json.member("schema", Version.schema)
            }
            json.member("organization", trend.series.cycles.last?.organization ?? "")
            json.array("cycles") { json in
                for (index, cycle) in trend.series.cycles.enumerated() {
                    json.object { json in
                        json.member("cycle", cycle.label)
                        json.member("source", index < sources.count ? sources[index] : nil)
                    }
                }
            }
            json.member("lead", TrendLead(trend: trend, names: names).sentences())
            json.array("figures") { json in
                for series in trend.figures { figure(series, names, &json) }
            }
            strains(trend, names, &json)
            limits(trend, names, &json)
            if let policy { requirements(policy, names, &json) }
            promotions(trend, names, &json)
            json.array("entities") { json in
                for entity in trend.entities {
                    json.object { json in
                        json.member("id", entity.id.description)
                        json.array("figures") { json in
                            for series in entity.figures { figure(series, names, &json) }
                        }
                    }
                }
            }
            TrendFindingsJSON.write(trend, names, &json)
            events(trend, names, &json)
            losses(trend, names, &json)
        }
        return json.text
    }

    // MARK: - Figures

    private static func figure(_ series: FigureSeries, _ names: TrendNames, _ json: inout JSONWriter) {
        json.object { json in
            json.member("figure", series.figure.name)
            json.member("subject", series.figure.subject.rawValue)
            json.member("entity", series.entity?.description)
            json.member("unit", series.figure.unit.rawValue)
            json.member("better", series.figure.better?.rawValue)
            json.array("values") { json in
                for value in series.values { FigureJSON.write(value, &json) }
            }
            json.array("breaks") { json in
                for pause in series.breaks {
                    json.object { json in
                        json.member("cycle", names.cycles[pause.cycle])
                        json.member("reason", pause.reason)
                    }
                }
            }
            json.key("judged")
            if let judged = series.judged {
                json.object { json in
                    json.member("from", names.cycles[judged.lowerBound])
                    json.member("to", names.cycles[judged.upperBound])
                    json.member("numbers", series.numberCount)
                }
            } else {
                json.null()
            }
            statistics(series, names, &json)
            condition(series.condition, names, &json)
        }
    }

    private static func statistics(_ series: FigureSeries, _ names: TrendNames, _ json: inout JSONWriter) {
        json.key("slope")
        if let line = series.line {
            json.object { json in
                json.figure("perCycle", line.slope)
                json.figure("intercept", line.intercept)
                json.figure("low", line.interval?.lowerBound)
                json.figure("high", line.interval?.upperBound)
            }
        } else {
            json.null()
        }
        json.key("trend")
        if let test = series.test {
            json.object { json in
                json.member("score", test.score)
                json.figure("tau", test.tau)
                json.figure("p", test.p)
                json.member("exact", test.isExact)
            }
        } else {
            json.null()
        }
        json.key("shift")
        if let shift = series.shift {
            json.object { json in
                json.member("cycle", names.cycles[shift.cycle])
                json.figure("before", shift.shift.before)
                json.figure("after", shift.shift.after)
                json.figure("distance", shift.shift.distance)
                json.figure("p", shift.shift.p)
            }
        } else {
            json.null()
        }
    }

    private static func condition(_ condition: FigureCondition?, _ names: TrendNames, _ json: inout JSONWriter) {
        json.key("condition")
        guard let condition else {
            json.null()
            return
        }
        let (rule, cycle, p): (String, Int?, Double?) =
            switch condition.rule {
            case .worstSince(let cycle): ("worstSince", cycle, nil)
            case .worsens(let p): ("worsens", nil, p)
            case .betterSince(let worst): ("betterSince", worst, nil)
            case .improves(let p): ("improves", nil, p)
            case .unchanged: ("unchanged", nil, nil)
            case .toAndFro: ("toAndFro", nil, nil)
            }
        json.object { json in
            json.member("state", condition.state.rawValue)
            json.member("rule", rule)
            json.member("cycle", cycle.map { names.cycles[$0] })
            json.figure("p", p)
        }
    }

    // MARK: - What follows from figures

    private static func strains(_ trend: Trend, _ names: TrendNames, _ json: inout JSONWriter) {
        json.array("strains") { json in
            for strain in trend.strains {
                json.object { json in
                    json.member("figure", strain.series.figure.name)
                    json.member("before", names.cycles[strain.before])
                    json.member("since", names.cycles[strain.since])
                    json.figure("size", strain.size.isFinite ? strain.size : nil)
                    json.member("additive", strain.isAdditive)
                    json.array("causes") { json in
                        for cause in strain.causes {
                            json.object { json in
                                json.ids("subject", cause.subject)
                                json.figure("contribution", cause.contribution)
                                json.member("new", cause.isNew)
                                json.member("team", cause.team?.description)
                            }
                        }
                    }
                    json.member("others", strain.others.map(\.figure.name))
                }
            }
        }
    }

    private static func limits(_ trend: Trend, _ names: TrendNames, _ json: inout JSONWriter) {
        json.array("limits") { json in
            for outlook in trend.outlooks {
                json.object { json in
                    json.member("requirement", outlook.limit.requirement)
                    json.member("figure", outlook.limit.figure.name)
                    json.figure("atLeast", outlook.limit.atLeast)
                    json.figure("atMost", outlook.limit.atMost)
                    json.array("kept") { json in
                        for kept in outlook.kept {
                            if let kept { json.value(kept) } else { json.null() }
                        }
                    }
                    json.figure("steps", outlook.steps)
                    json.member("cycles", outlook.cycles)
                }
            }
        }
    }

    private static func requirements(_ policy: TrendPolicy, _ names: TrendNames, _ json: inout JSONWriter) {
        json.object("policy") { json in
            json.member("file", policy.path)
            json.member("title", policy.title)
            json.array("requirements") { json in
                for (index, latest) in (policy.standings.last ?? []).enumerated() {
                    json.object { json in
                        json.member("id", latest.requirement.id)
                        json.member("title", latest.requirement.title)
                        json.array("cycles") { json in
                            for standings in policy.standings {
                                let standing = standings[index]
                                json.object { json in
                                    json.member("status", standing.status.rawValue)
                                    json.member("met", standing.met)
                                    json.member("missed", standing.missed.map(\.description))
                                    json.member("unknown", standing.unknown.map(\.description))
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    private static func promotions(_ trend: Trend, _ names: TrendNames, _ json: inout JSONWriter) {
        json.array("promotions") { json in
            for promotion in trend.promotions {
                json.object { json in
                    json.member("system", promotion.system.description)
                    json.member("cycle", names.cycles[promotion.cycle])
                    json.array("figures") { json in
                        for series in promotion.series { figure(series, names, &json) }
                    }
                }
            }
        }
    }

    private static func events(_ trend: Trend, _ names: TrendNames, _ json: inout JSONWriter) {
        json.array("events") { json in
            for (cycle, event) in trend.events {
                json.object { json in
                    json.member("cycle", names.cycles[cycle])
                    json.member("date", event.date)
                    json.member("on", event.subject.description)
                    json.member("kind", event.kind)
                    json.member("note", event.note)
                }
            }
        }
    }

    private static func losses(_ trend: Trend, _ names: TrendNames, _ json: inout JSONWriter) {
        json.array("noLongerRecorded") { json in
            for loss in trend.losses {
                json.object { json in
                    json.member("cycle", names.cycles[loss.cycle])
                    json.array("sources") { json in
                        for source in loss.sources {
                            json.object { json in
                                json.member("file", source.path)
                                json.ids("entities", source.entities)
                                json.member("relations", source.relations)
                            }
                        }
                    }
                    json.array("kinds") { json in
                        for kind in loss.kinds {
                            json.object { json in
                                json.member("kind", kind.name)
                                json.member("of", kind.isEntity ? "entities" : "relations")
                                json.member("count", kind.count)
                            }
                        }
                    }
                }
            }
        }
    }
}
