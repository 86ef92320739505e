import Testing

@testable import OrgCycles

struct TrendTests {}
