import OrgModel
import TestSupport

@testable import Diagrams

/// Organisations whose names are in the world's scripts.
enum ForeignNames {
    static let alphabets: [[Character]] = [
        Array("äöüßéèêñçøåæœžščřőűłđþ ÄÖÜÉÈÑÇØÅabc"), Array("абвгдежзиклмнопрстуфхцчшщыьэюя АБВГДЖЩЫ"),
        Array("αβγδεζηθικλμνξοπρστυφχψω ΑΒΓΔΩΨ"), Array("日本語漢字中文名前株式会社 東京、。"), Array("한국어이름서울부산 대한민국"),
        Array("אבגדהוזחטיכלמנסעפצקרשת "), Array("ابتثجحخدذرزسشصضطظعغفقكلمنهوي "), Array("हिन्दीनामभारत देश"),
        Array("ภาษาไทยชื่อ กรุงเทพ"), Array("🙂🚀🔥🏔🧩👩‍💻🏳️‍🌈 ✈️"), Array("ÅΩЖ漢한אع🙂 e\u{301}a\u{308}o\u{302}\u{323}"),
        Array("ქართული სახელი"), Array("Հայերեն անուն"), Array("ＦＵＬＬｗｉｄｔｈ　ﾊﾝｶｸ"), Array("𝕌𝕟𝕚𝕔𝕠𝕕𝕖 𝔉𝔯𝔞𝔨𝔱𝔲𝔯"),
    ]

    /// A seeded organisation: a few teams, people, systems and ladders, each named in one of the scripts.
    static func organisation(_ seed: UInt64) -> Cycle {
        var random = SeededGenerator(seed: seed)
        func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
        func name() -> String {
            let alphabet = alphabets[number(0...alphabets.count - 1)]
            return String((0..<number(2...60)).map { _ in alphabet[number(0...alphabet.count - 1)] })
        }
        var builder = CycleBuilder(organization: name(), label: "1", danglingReferences: .areErrors)
        let (teams, people, systems) = (number(2...4), number(6...12), number(5...10))
        for index in 0..<teams { builder.add(Entity(EntityID(.team, "t\(index)"), name: name())) }
        for index in 0..<people {
            let id = EntityID(.person, "p\(index)")
            let nature: Person.Nature = number(0...5) == 0 ? .shared : .human
            builder.add(
                Entity(
                    id, name: name(),
                    attributes: .person(Person(title: number(0...2) == 0 ? name() : nil, nature: nature))))
            builder.add(Relation(.memberOf, from: id, to: EntityID(.team, "t\(number(0...teams - 1))")))
            if index > 0 { builder.add(Relation(.reportsTo, from: id, to: EntityID(.person, "p\((index - 1) / 3)"))) }
        }
        for index in 0..<2 {
            let id = EntityID(.policy, "d\(index)")
            builder.add(Entity(id, name: name()))
            for rung in 1...number(1...3) {
                let step = EscalationStep(rung: rung, after: 30)
                let to = EntityID(.person, "p\(number(0...people - 1))")
                builder.add(Relation(.escalatesTo, from: id, to: to, detail: .escalation(step)))
            }
        }
        for index in 0..<systems {
            let id = EntityID(.system, "s\(index)")
            builder.add(Entity(id, name: name(), attributes: .system(System(tier: number(1...4)))))
            builder.add(Relation(.owns, from: EntityID(.team, "t\(number(0...teams - 1))"), to: id))
            if number(0...1) == 0 {
                builder.add(Relation(.supports, from: EntityID(.person, "p\(number(0...people - 1))"), to: id))
            }
            if number(0...2) > 0 {
                builder.add(Relation(.follows, from: id, to: EntityID(.policy, "d\(number(0...1))")))
            }
            if index > 0 {
                builder.add(Relation(.dependsOn, from: id, to: EntityID(.system, "s\(number(0...index - 1))")))
            }
        }
        builder.addAuthority(EntityID(.person, "p0"))
        return builder.build().cycle
    }
}
