import Core
import Exchange
import Law
import Monitoring
import Registry
import TestSupport
import Testing
import Words

@Suite struct `The paper of a form` {
    private let law = LawFolder(readingAll: TestFolder.law)

    private func paper(_ number: String, unit: String = "Xã Bình Điền", under superior: String? = "Thành phố Huế") throws -> FormPaper {
        let (first, second) = (Area.ID(high: 5, low: 5), Area.ID(high: 5, low: 6))
        var household = RegisterYear.Household(id: Household.ID(high: 1, low: 1))
        (household.openRow, household.closeRow, household.openPersons, household.closePersons) = (0, 0, 3, 3)
        (household.openClass, household.closeClass, household.ethnicity) = (.poor, .poor, law.codeLists.ethnicGroup(named: "Tà Ôi"))
        let day = CalendarDate(iso: "2023-12-31")!
        var register = RegisterYear(
            unit: first, unitName: unit, year: 2023, opening: CalendarDate(iso: "2022-12-31")!, closing: day, map: day, standard: "S2022",
            rows: [
                .init(area: first, name: "Thôn 1", residence: .rural), .init(area: second, name: "Thôn 2", residence: .rural),
            ],
            households: [household], unplaced: [], rowBases: [:], unitBases: [:])
        register.superiorName = superior
        let table = try FormCompiler(register, form: try #require(law.forms[number]), codeLists: law.codeLists).table()
        return FormPaper(table, standard: law.ruleBook.standard(id: table.standard), documents: law.documents)
    }

    /// The cells of each row of the heading as "text columns×rows".
    private func heading(_ paper: FormPaper) -> [[String]] {
        paper.heading.rows.map { $0.map { "\($0.text.prefix(12)) \($0.columns)×\($0.rows)" } }
    }

    @Test func `groups the columns of 7.1 and 7.2 as the paper does`() throws {
        #expect(
            try heading(paper("7.1")) == [
                ["TT 1×4", "Khu vực/Địa  1×4", "Tổng số hộ d 2×3", "Kết quả rà s 8×1"], ["Nghèo 4×1", "Cận nghèo 4×1"],
                ["Hộ nghèo 2×1", "Khẩu nghèo 2×1", "Hộ cận nghèo 2×1", "Khẩu cận ngh 2×1"],
                ["Số hộ 1×1", "Nhân khẩu 1×1"]
                    + Array(repeating: ["Số hộ 1×1", "Tỷ lệ (%) 1×1", "Số khẩu 1×1", "Tỷ lệ (%) 1×1"], count: 2)
                    .joined(),
            ])
        #expect(
            try heading(paper("7.2")) == [
                [
                    "TT 1×3", "Khu vực/Địa  1×3", "Phân tổ 1×3", "Tổng số hộ n 1×3", "Diễn biến gi 3×1", "Diễn biến tă 4×1",
                    "Tổng số hộ n 1×3",
                ], ["Số hộ thoát  2×1", "Nguyên nhân: 1×2", "Số hộ cận ng 1×2", "Số hộ ngoài  2×1", "Nguyên nhân: 1×2"],
                ["Trở thành hộ 1×1", "Vượt chuẩn c 1×1", "Tái nghèo 1×1", "Phát sinh mớ 1×1"],
            ])
    }

    @Test(arguments: FormCompiler.numbers) func `covers every column once in every row of its heading`(_ number: String) throws {
        let paper = try paper(number)
        var covered = [Int](repeating: 0, count: paper.numbers.count)
        for row in paper.heading.rows {
            for cell in row { for column in cell.column..<cell.column + cell.columns { covered[column] += cell.rows } }
        }
        #expect(Set(covered) == [paper.heading.rows.count])
        #expect(paper.numbers.count == paper.lead + paper.table.columns.count)
        #expect(Set(paper.numbers).count == paper.numbers.count)
        #expect(paper.blocks.map(\.lines.count).reduce(0, +) == paper.table.lines.count)
        #expect(paper.blocks.allSatisfy { $0.lines.count == (paper.table.hasSplit ? 2 : 1) })
    }

    @Test func `says which result it is and names the standard by its document`() throws {
        let form = try #require(law.forms["7.1"])
        for (stage, word) in [(ReviewStage.preliminary, "sơ bộ"), (.official, "chính thức")] {
            let settled = FormWords.settled(form, as: stage)
            #expect(settled.title == "Tổng hợp kết quả rà soát hộ nghèo, hộ cận nghèo (\(word))")
            #expect(settled.columns.allSatisfy { !$0.heads.joined().contains("sơ bộ/") })
            #expect(settled.column("3").heads[0] == "Kết quả rà soát (\(word))")
        }
        let period = try paper("7.1").period
        #expect(period.contains("chuẩn nghèo đa chiều giai đoạn 2022–2025") && period.contains("Nghị định số 07/2021/NĐ-CP"))
        #expect(!period.contains("S2022"))
    }

    @Test func `numbers ethnic groups on and says what follows from what`() throws {
        #expect(try paper("7.9").numbers == ["A", "B", "1", "2=1-3", "3", "4", "5", "6=5-7", "7", "8"])
        #expect(try paper("7.2").numbers.last == "9=1-2-3-4+5+6+7+8")
    }

    @Test func `names the body, the one above it, the form and the place`() throws {
        let commune = try paper("7.2")
        #expect(commune.body == ["UBND THÀNH PHỐ HUẾ", "UBND XÃ BÌNH ĐIỀN"])
        #expect(commune.source == "Mẫu số 7.2, Thông tư số 07/2021/TT-BLĐTBXH")
        #expect(commune.placeAndDay.hasPrefix("Bình Điền, ngày …"))
        #expect(commune.subtitle == "Xã Bình Điền, năm 2023")
        #expect(commune.signatures.map(\.roles) == [["NGƯỜI LẬP BIỂU"], ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]])
        let city = try paper("7.2", unit: "Thành phố Huế", under: nil)
        #expect(city.body == ["UBND THÀNH PHỐ HUẾ"] && city.placeAndDay.hasPrefix("Huế, "))
        #expect(try paper("7.2", unit: "Phường 3").placeAndDay.hasPrefix("Phường 3, "))
        #expect(try paper("7.2", unit: "Thị xã Hương Trà").placeAndDay.hasPrefix("Hương Trà, "))
    }
}
