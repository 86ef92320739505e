"""What is known and what is not: the status of each dimension, and the authorities, which depend on one of them."""


def _status(have, of, claimed):
    if of == 0:
        return "notAssessed"  # [R1] nothing to be about, whatever is claimed
    if claimed or 2 * have >= of:
        return "assessed"
    return "partial" if have else "notAssessed"


def assess(org, people_with_load):
    """({dimension: {status, have, of}}, authorities, inferred)."""
    result = {}

    def put(dimension, about, carries):
        about = list(about)
        have = sum(1 for x in about if carries(x))
        result[dimension] = {"status": _status(have, len(about), dimension in org.complete),
                             "have": have, "of": len(about)}

    systems = org.systems
    put("ownership", systems, lambda s: org.owners(s)[0])

    owning = sorted({r["from"] for s in systems for r in org.owners(s)[0] if org.kind(r["from"]) == "team"})
    put("membership", owning, lambda t: org.members(t) or org.leads[t] or org.on_call[t][0])
    if not owning and result["ownership"]["status"] == "assessed":
        result["membership"]["status"] = "assessed"  # [R3]

    put("escalation", systems, lambda s: org.explicit_ladder(s))
    put("dependencies", systems, lambda s: org.out["depends-on", s] or org.into["depends-on", s])

    def coordinates(t):
        return any(org.out[k, x] or org.into[k, x] for k in ("coordinates-with", "attends")
                   for x in [t] + [p for p in org.members(t) if org.active(p)])
    put("coordination", org.of_kind("team"), coordinates)
    put("visibility", [s for s in systems if org.stage(s) == "production"], lambda s: org.into["reviews", s])
    put("capacity", people_with_load, lambda p: org.entities[p].get("capacity") is not None)
    humans = [p for p in org.of_kind("person") if org.type(p) == "human" and org.status(p) != "departed"]
    put("reporting", humans, lambda p: org.out["reports-to", p] or org.into["reports-to", p])

    authorities, inferred = sorted(org.authority_marks), False
    if not authorities and result["reporting"]["status"] == "assessed":
        authorities = [p for p in org.of_kind("person") if org.declared(p)  # [R16]
                       and org.into["reports-to", p] and not org.out["reports-to", p]]
        inferred = bool(authorities)
    put("authority", ["organization"], lambda _: authorities)
    return result, authorities, inferred
