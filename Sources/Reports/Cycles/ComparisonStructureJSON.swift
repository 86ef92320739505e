import OrgCycles
import OrgModel
import SourceDocuments

/// The structural difference of two cycles as JSON.
enum ComparisonStructureJSON {
    static func write(_ structure: StructureChanges, _ json: inout JSONWriter) {
        json.object("structure") { json in
            json.object("kept") { json in
                json.member("entities", structure.keptEntities)
                json.member("relations", structure.keptRelations)
            }
            json.array("entities") { json in for change in structure.entities { entity(change, &json) } }
            json.array("relations") { json in for change in structure.relations { relation(change, &json) } }
            json.array("handovers") { json in
                for handover in structure.handovers {
                    json.object { json in
                        json.member("kind", handover.kind.rawValue)
                        json.member("subject", handover.subject.description)
                        json.ids("before", handover.before)
                        json.ids("after", handover.after)
                        json.member("reorganisation", handover.isReorganisation)
                    }
                }
            }
            similarities(structure.similarities, &json)
        }
    }

    private static func entity(_ change: StructureChanges.EntityChange, _ json: inout JSONWriter) {
        json.object { json in
            json.member("change", change.change.rawValue)
            json.member("id", change.id.description)
            json.member("was", change.before.flatMap { $0.id == change.id ? nil : $0.id.description })
            attributes(change.attributes, &json)
            json.location("location", change.after?.source ?? change.before?.source)
        }
    }

    private static func relation(_ change: StructureChanges.RelationChange, _ json: inout JSONWriter) {
        json.object { json in
            json.member("change", change.change.rawValue)
            json.member("kind", change.kind.rawValue)
            json.member("from", change.from.description)
            json.member("to", change.to.description)
            json.member("rung", change.rung)
            json.figure("weight", (change.after ?? change.before)?.weight)
            attributes(change.attributes, &json)
            json.location("location", change.after?.source ?? change.before?.source)
        }
    }

    private static func attributes(_ attributes: [AttributeChange], _ json: inout JSONWriter) {
        json.array("attributes") { json in
            for attribute in attributes {
                json.object { json in
                    json.member("attribute", attribute.attribute)
                    json.member("before", attribute.before)
                    json.member("after", attribute.after)
                }
            }
        }
    }

    private static func similarities(_ similarities: [StructureChanges.Similarity], _ json: inout JSONWriter) {
        json.object("jaccard") { json in
            for (key, isLayer) in [("relations", false), ("layers", true)] {
                json.object(key) { json in
                    for similarity in similarities where similarity.isLayer == isLayer {
                        json.figure(similarity.name, similarity.jaccard)
                    }
                }
            }
        }
    }
}
