import Foundation
import Testing

/// Colours as screens show them, and as people see them.
struct SeenColor {
    /// Linear red, green and blue, 0…1.
    var parts: [Double]

    /// Reads `#RRGGBB`.
    init(_ color: String) throws {
        let value = try #require(Int(color.dropFirst(), radix: 16), "\(color)")
        try #require(color.hasPrefix("#") && color.utf8.count == 7, "\(color)")
        parts = [16, 8, 0].map { shift in
            let part = Double(value >> shift & 0xFF) / 255
            return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
        }
    }

    /// Relative luminance as WCAG 2.2 defines it.
    var luminance: Double { 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2] }

    /// Contrast ratio as WCAG 2.2 defines it.
    func contrast(to other: SeenColor) -> Double {
        (max(luminance, other.luminance) + 0.05) / (min(luminance, other.luminance) + 0.05)
    }

    /// L*, a* and b* of CIE 1976, for the white of sRGB (IEC 61966-2-1).
    var lab: [Double] {
        let rows = [
            [0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041],
        ]
        let f = zip(rows, [0.95047, 1, 1.08883]).map { row, white in
            let t = zip(row, parts).reduce(0) { $0 + $1.0 * $1.1 } / white
            return t > 216.0 / 24389 ? cbrt(t) : (24389.0 / 27 * t + 16) / 116
        }
        return [116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])]
    }

    /// How far apart two colours look (CIE 1976); about 2.3 is just noticeable (Mahy et al. 1994,
    /// doi:10.1002/col.5080190207).
    func difference(to other: SeenColor) -> Double {
        zip(lab, other.lab).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
    }

    /// As somebody sees it.
    func seen(with vision: ColorVision) -> SeenColor {
        var copy = self
        copy.parts = vision.matrix.map { row in min(1, max(0, zip(row, parts).reduce(0) { $0 + $1.0 * $1.1 })) }
        return copy
    }
}

/// The matrices for linear RGB at severity 1 that Machado, Oliveira & Fernandes published (2009,
/// doi:10.1109/TVCG.2009.113).
enum ColorVision: String, CaseIterable {
    case usual, protanopia, deuteranopia, tritanopia

    var matrix: [[Double]] {
        switch self {
        case .usual: [[1, 0, 0], [0, 1, 0], [0, 0, 1]]
        case .protanopia:
            [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
        case .deuteranopia:
            [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
        case .tritanopia:
            [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
        }
    }
}
