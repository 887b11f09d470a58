import Exchange
import Foundation
import Law
import TestSupport
import Testing

@Suite struct `Classifying a file` {
    private func classify(_ rows: [String], standard: String? = nil, reasons: Bool = false) throws -> (lines: [[String]], errors: Int) {
        var result: ([[String]], Int) = ([], 0)
        try withFolder { folder in
            let header = "id,reviewed_on,residence,persons,income_points,monthly_income_per_person,deprivations"
            try ([header] + rows).joined(separator: "\n").write(toFile: folder + "/in.csv", atomically: true, encoding: .utf8)
            let outcome = try ClassifyFile(
                input: folder + "/in.csv", output: folder + "/out.csv", ruleBook: LawFolder.load(TestFolder.law).ruleBook,
                standard: standard,
                givesReasons: reasons
            ).run()
            result = (CSVText.records([UInt8](try Data(contentsOf: URL(fileURLWithPath: folder + "/out.csv")))), outcome.errors)
        }
        return result
    }

    @Test func `keeps the order, decides by points where both are given, and goes on after a bad row`() throws {
        let (lines, errors) = try classify([
            "a,2023-10-01,rural,4,140,9000000,1;4;7", "b,2023-10-01,urban,4,176,100,", "c,2023-13-01,rural,4,100,,1",
            "d,2023-10-01,rural,4,,1500000,1;4;7?", "e,2010-01-01,rural,4,,1,", "f,2023-10-01,xx,4,,1,",
            "g,2027-05-01,urban,3,,2800000,1;2;3",
        ])
        #expect(lines.map { $0[0] } == ["id", "a", "b", "c", "d", "e", "f", "g"])
        #expect(lines.dropFirst().map { $0[2] } == ["poor", "not_poor", "error", "cannot_say", "error", "error", "poor"])
        #expect(lines[4][3] == "poor;near_poor")
        #expect(errors == 3)
    }

    @Test func `gives the same answer over many blocks as for each row`() throws {
        let rows = (0..<60_000).map {
            "h\($0),2023-10-01,\($0 % 2 == 0 ? "rural" : "urban"),3,\(100 + $0 % 120),,\(["", "1;2", "1;2;3", "4?"][$0 % 4])"
        }
        let (lines, errors) = try classify(rows)
        #expect(errors == 0 && lines.count == 60_001)
        for index in stride(from: 0, to: 60_000, by: 997) {
            let points = 100 + index % 120
            let expected =
                points > (index % 2 == 0 ? 140 : 175) ? "not_poor" : ["near_poor", "near_poor", "poor", "near_poor"][index % 4]
            #expect(lines[index + 1][0] == "h\(index)" && lines[index + 1][2] == expected)
        }
    }

    @Test(arguments: [true, false]) func `gives the same bytes whether or not it has seen such a row before`(_ reasons: Bool) throws {
        let tails = [
            "2023-10-01,rural,4,140,,1;4;7", "2023-10-01,urban,4,176,100,", "2023-13-01,rural,4,100,,1", "2010-01-01,rural,4,,1,",
            "2023-10-01,rural,4,,1500000,1;4;7?", "2023-10-01,xx,4,,1,", "2027-05-01,urban,3,,2800000,?", "2023-10-01,rural,4,140,,1;1",
        ]
        try withFolder { folder in
            let columns = "reviewed_on,residence,persons,income_points,monthly_income_per_person,deprivations"
            // With the id last, or quoted, no row is known by what follows its id.
            let written = [
                ["id,\(columns)"] + (0..<500).map { "h\($0),\(tails[$0 * 7 % 8])" },
                ["\(columns),id"] + (0..<500).map { "\(tails[$0 * 7 % 8]),h\($0)" },
                ["id,\(columns)"] + (0..<500).map { "h\($0),\"\(tails[$0 * 7 % 8].replacing(",", with: "\",\""))\"" },
            ]
            let book = try LawFolder.load(TestFolder.law).ruleBook
            let outputs = try written.map { lines in
                try lines.joined(separator: "\r\n").write(toFile: folder + "/in.csv", atomically: true, encoding: .utf8)
                let result = try ClassifyFile(
                    input: folder + "/in.csv", output: folder + "/out.csv", ruleBook: book, standard: nil, givesReasons: reasons
                ).run()
                #expect(result.rows == 500 && result.errors > 0)
                return try Data(contentsOf: URL(fileURLWithPath: folder + "/out.csv"))
            }
            #expect(outputs[0].count > 500 * 20)
            #expect(outputs[1] == outputs[0])
            #expect(outputs[2] == outputs[0])
        }
    }

    @Test func `names the article of each step as JSON`() throws {
        let (lines, _) = try classify(["a,2023-10-01,rural,4,140,,1;4;7"], reasons: true)
        let steps = try #require(try JSONSerialization.jsonObject(with: Data(lines[1][5].utf8)) as? [[String: Any]])
        #expect(steps.map { $0["step"] as? String } == ["income_points_within", "deprivations_enough"])
        #expect(steps.allSatisfy { ($0["source"] as? String)?.contains("#") ?? false })
    }

    @Test func `says of each value that it cannot read what is written, and how it must be`() throws {
        let written = [
            ("01/10/2023,rural,4,140,,", "reviewed_on", "01/10/2023", "2023-10-01"),
            ("2010-01-01,rural,4,140,,", "reviewed_on", "2010-01-01", "2016-01-01"),
            ("2023-10-01,nông thôn,4,140,,", "residence", "nông thôn", "rural"),
            ("2023-10-01,do thi,4,140,,", "residence", "do thi", "urban"),
            ("2023-10-01,rural,bốn,140,,", "persons", "bốn", "1 đến 1000"),
            ("2023-10-01,rural,4,\"12,5\",,", "income_points", "12,5", "135"),
            ("2023-10-01,rural,4,,1.500.000,", "monthly_income_per_person", "1.500.000", "1500000"),
            ("2023-10-01,rural,4,140,,\"1,4\"", "deprivations", "1,4", "1;4;7"),
            ("2023-10-01,rural,4,140,,44", "deprivations", "44", "1 đến 12"),
            ("2023-10-01,rural,4,140,,say \"\"no\"\"", "deprivations", "say \"no\"", "1;4;7"),
        ]
        let (lines, errors) = try classify(written.map { "x,\($0.0)" })
        #expect(errors == written.count)
        for (line, row) in zip(lines.dropFirst(), written) {
            #expect(line[2] == "error")
            let reason = try #require(
                try (JSONSerialization.jsonObject(with: Data(line[5].utf8)) as? [[String: String]])?.first, "\(line[5])")
            #expect(reason["field"] == row.1 && reason["value"] == row.2, "\(reason)")
            let message = reason["message"] ?? ""
            #expect(message.hasPrefix("“\(row.2)”") && message.contains(row.3), "\(message)")
        }
    }

    @Test func `refuses a standard and a column that it does not know`() throws {
        #expect(throws: ClassifyError.self) { try classify(["a,2023-10-01,rural,4,140,,"], standard: "S1999") }
        try withFolder { folder in
            try "id,residence\n1,rural".write(toFile: folder + "/in.csv", atomically: true, encoding: .utf8)
            let book = try LawFolder.load(TestFolder.law).ruleBook
            #expect(throws: ClassifyError.self) {
                try ClassifyFile(input: folder + "/in.csv", output: folder + "/o.csv", ruleBook: book, standard: nil, givesReasons: false)
                    .run()
            }
        }
    }
}
