public import Findings

/// The rules about the settings themselves.
public enum SettingsRules {
    /// The family of their names.
    public static let family = "settings"

    /// All of them, by name.
    public static let all = [expiredSuppression, unusedSuppression]

    /// A suppression whose last day is over.
    public static let expiredSuppression = Rule(
        "settings/expired-suppression", severity: .warning,
        summary: "A suppression in the settings is past its last day.",
        why: """
            Somebody accepted a finding for a time, and the time is over. The finding counts again. Either what was promised
            has been done, or somebody has to decide anew; a date that passes quietly is how an exception becomes the rule.
            """,
        example: """
            suppressions:
              - rule: ownership/single
                subject: system:shop
                owner: ana
                reason: the second engineer starts in March
                until: 2026-03-31   # and it is April
            """,
        exampleStart: "linchpin-settings: 1",
        advice: "Mend what is behind the finding and remove the suppression, or decide anew and give it a later day.")

    /// A suppression that sets nothing aside.
    public static let unusedSuppression = Rule(
        "settings/unused-suppression", severity: .note,
        summary: "A suppression in the settings sets no finding aside.",
        why: """
            What was suppressed is mended, or renamed, or affects more than was accepted. A suppression that is left behind
            would hide the finding if it came back, and nobody would have decided that.
            """,
        example: """
            suppressions:
              - rule: ownership/single
                subject: system:shop   # which two people can fix by now
                owner: ana
                reason: the second engineer starts in March
                until: 2026-03-31
            """,
        exampleStart: "linchpin-settings: 1",
        advice: "Remove the suppression, or correct its rule, subject or affected systems.")
}
