/// Every figure that can be asked for by name.
public enum FigureCatalogue {
    /// The catalogue, by subject, then in the order of reports. No two have one subject and name.
    public static let all: [Figure] =
        Figure.organizationFigures + Figure.systemFigures + Figure.personFigures + Figure.teamFigures

    /// The figure of a subject with a name.
    public static func figure(named name: String, of subject: Figure.Subject) -> Figure? {
        byID["\(subject.rawValue)/\(name)"]
    }

    /// The figures of a subject, in the order of the catalogue.
    public static func figures(of subject: Figure.Subject) -> [Figure] { all.filter { $0.subject == subject } }

    /// The names of the figures of a subject, in the order of the catalogue: for the nearest right spelling.
    public static func names(of subject: Figure.Subject) -> [String] { figures(of: subject).map(\.name) }

    private static let byID = Dictionary(uniqueKeysWithValues: all.map { ($0.id, $0) })
}
