import Core
import Finance
import Law
import Statistics
import Testing

/// Money shared out by rules.
@Suite struct AllocationTests {
    private static let rule = """
        id: R
        title: Rule
        criteria:
          - { id: village, title: Village, rule: each, coefficient: "1" }
          - id: group
            title: Group
            rule: highest
            options:
              - { id: zone-3, title: Zone 3, coefficient: "50" }
              - { id: zone-2, title: Zone 2, coefficient: "40" }
          - id: rate
            title: Rate
            rule: band
            bands: [{ from: "0", coefficient: "1" }, { from: "10", coefficient: "1.5" }]
          - id: dependence
            title: Dependence
            rule: multiplier
            options: [{ id: high, title: High, missing: not found }]
        """

    private func read(_ rest: String) throws -> AllocationCase {
        try AllocationCase(file: "case.yaml", text: Self.rule + "\n" + rest, rules: [])
    }

    @Test func `every criterion adds as its rule says, and the steps tell it`() throws {
        let allocation = try read(
            """
            amount: "1000000"
            unit: "1000"
            coefficients: { high: "1.2" }
            units:
              - { code: "2", name: B, quantities: { village: "3", zone-3: "1", zone-2: "1", rate: "12.5", high: "1" } }
              - { code: "1", name: A, quantities: { zone-2: "1", rate: "9.99" }, fixed: "100000" }
              - code: "3"
                name: C
                parts:
                  - { name: x, quantities: { zone-2: "1", village: "0.5", rate: "0" } }
                  - { name: y, quantities: { zone-3: "1", rate: "10" } }
            """)
        let result = try Allocation(allocation, allocation.scenarios[0])
        // A: 40 + 1; B: (3 + 50 + 1.5) × 1.2; C: 40.5 + 1 + 50 + 1.5.
        #expect(result.shares.map(\.code) == ["1", "2", "3"])
        #expect(result.shares.map(\.coefficient.text) == ["41", "327/5", "93"])
        #expect(result.sum == 1_000_000)
        // 900 thousands by 41 : 65.4 : 93 = 185.09, 295.23, 419.81 …: the last has the largest remainder.
        #expect(result.shares.map(\.amount) == [100_000 + 185_000, 295_000, 420_000])
        #expect(result.shares.map(\.rank) == [nil, nil, 1])
        #expect(result.shares[1].steps.map(\.value.text) == ["3", "50", "3/2", "6/5"])
        #expect(result.shares[1].steps.last?.isMultiplier == true && result.shares[2].steps.map(\.part) == ["x", "x", "x", "y", "y"])
        #expect(result.shares[0].quota.decimal(2) == "185055.16")
    }

    @Test func `scenarios lie side by side, each with what it changes`() throws {
        let allocation = try read(
            """
            amount: "10"
            units:
              - { code: "1", name: A, quantities: { zone-3: "1", rate: "0" } }
              - { code: "2", name: B, quantities: { zone-2: "1", rate: "0" }, floor: "4" }
            scenarios:
              - { id: more, title: More, amount: "100", method: webster }
              - { id: equal, title: Equal, coefficients: { zone-3: "40" } }
            """)
        let sums = try allocation.scenarios.map { try Allocation(allocation, $0).shares.map(\.amount) }
        #expect(sums == [[6, 4], [55, 45], [5, 5]])
    }

    @Test func `what is not known, not given or not exact is refused, never guessed`() throws {
        func problem(_ units: String, _ amount: String = "10") throws -> AllocationProblem? {
            let allocation = try read("amount: \"\(amount)\"\nunits: [\(units)]")
            do throws(AllocationProblem) {
                _ = try Allocation(allocation, allocation.scenarios[0])
                return nil
            } catch { return error }
        }
        func unit(_ quantities: String, _ rest: String = "") -> String { "{ code: \"1\", name: A, quantities: { \(quantities) }\(rest) }" }
        #expect(try problem(unit("zone-3: \"1\", rate: \"0\", high: \"1\"")) == .coefficientMissing("High"))
        #expect(try problem(unit("zone-3: \"1\"")) == .quantityMissing("1", "Rate"))
        #expect(try problem(unit("rate: \"0\"")) == .quantityMissing("1", "Group"))
        #expect(try problem(unit("zone-3: \"2\", rate: \"0\"")) == .countedOption("1", "Zone 3"))
        #expect(try problem(unit("zone-3: \"1\", rate: \"0\"", ", fixed: \"11\"")) == .fixedAboveAmount)
        #expect(try problem(unit("zone-3: \"1\", rate: \"0\"", ", cap: \"9\"")) == .apportionment(.capsBelowTotal))
        #expect(throws: LawProblem.self) { try problem(unit("zone-9: \"1\", rate: \"0\"")) }
        #expect(throws: LawProblem.self) { try problem(unit("zone-3: \"-1\", rate: \"0\"")) }
        #expect(throws: LawProblem.self) { try problem(unit("zone-3: \"1,5\", rate: \"0\"")) }
        #expect(throws: LawProblem.self) { try read("amount: \"10\"\nunit: \"3\"\nunits: []") }
        let twice = unit("zone-3: \"1\", rate: \"0\"")
        #expect(throws: LawProblem.self) { try problem("\(twice), \(twice)") }
    }
}
