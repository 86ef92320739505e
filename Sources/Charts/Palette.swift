/// The colours of a drawing, for a light page and for a dark one.
///
/// Text has a contrast of at least 4.5 : 1 with the paper (WCAG 2.2, success criterion 1.4.3), lines that mean something of
/// at least 3 : 1 (1.4.11); a test holds them to it. What is worse and what is better differ for the colour-blind, too:
/// vermilion and blue after Okabe and Ito (2008), darkened for paper.
struct Palette {
    let paper: String
    let frame: String
    let text: String
    let muted: String
    let worse: String
    let better: String
    let limit: String

    static let light = Palette(
        paper: "#ffffff", frame: "#d5d9de", text: "#1b1f24", muted: "#57606a", worse: "#b33a00", better: "#0b5cad",
        limit: "#6f42c1")
    static let dark = Palette(
        paper: "#12161b", frame: "#3a424c", text: "#e9edf1", muted: "#a9b3be", worse: "#ff9a66", better: "#7cb8ff",
        limit: "#c9a9ff")

    /// What is written in, against the paper.
    var inks: [String] { [text, muted, worse, better, limit] }

    /// The rules of this palette.
    func rules() -> String {
        """
        .paper{fill:\(paper)}.frame{fill:none;stroke:\(frame)}.title,.text,.name,.value,.number{fill:\(text)}\
        .muted{fill:\(muted)}.detail{fill:\(muted)}.axis{stroke:\(muted)}.mark{stroke:\(text)}.shift{stroke:\(muted)}\
        .line{stroke:\(text)}.dot{fill:\(text)}.limit{stroke:\(limit)}.limit-label{fill:\(limit)}\
        .worse .line{stroke:\(worse)}.worse .dot,.worse .detail{fill:\(worse)}\
        .better .line{stroke:\(better)}.better .dot,.better .detail{fill:\(better)}\
        .badge{fill:\(text)}.badge-number{fill:\(paper)}
        """
    }

    /// The styles of text that is bold.
    static let bold: Set<String> = ["title", "name", "number"]

    /// The style sheet of a drawing: dark where the page is, but never in print.
    static let styleSheet = """
        text{font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","DejaVu Sans",sans-serif}\
        \(bold.sorted().map { ".\($0)" }.joined(separator: ",")){font-weight:600}.axis,.mark,.frame{stroke-width:1}\
        .line{fill:none;stroke-width:1.8;stroke-linejoin:round;stroke-linecap:round}\
        .limit{stroke-width:1.2;stroke-dasharray:5 3}.shift{stroke-width:1;stroke-dasharray:1.5 2.5}
        \(light.rules())
        @media screen and (prefers-color-scheme:dark){\(dark.rules())}
        """
}
