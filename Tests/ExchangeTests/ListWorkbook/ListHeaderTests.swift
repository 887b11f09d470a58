import Testing

@testable import Exchange

/// Headings of lists as communes write them.
@Suite struct ListHeaderTests {
    private func heading(of rows: [[String]]) -> ListHeader? {
        ListHeader(
            rows.enumerated().map { number, cells in
                let texts = cells.enumerated().filter { !$0.element.isEmpty }.map { ($0.offset, $0.element) }
                return (number + 1, Dictionary(uniqueKeysWithValues: texts))
            })
    }

    @Test func `a column is known under the name of its group`() throws {
        let header = try #require(
            heading(of: [
                ["STT hộ", "Họ tên thành viên", "Nhân thân", "", "", "Nơi cư trú hiện nay", ""],
                ["", "", "Ngày, tháng, năm sinh", "Giới tính", "Dân tộc", "Thôn", "Xã"],
                ["1", "Lê Thị Na", "02/03/1980", "Nữ", "Kinh", "Thôn 1", "Bình Tiến"],
            ]))
        #expect(header.columns == [.householdNumber: 0, .memberName: 1, .born: 2, .sex: 3, .ethnicity: 4, .village: 5, .commune: 6])
        #expect(header.lastRow == 2)
    }

    @Test func `a group may stand over one column alone`() throws {
        let header = try #require(
            heading(of: [
                ["STT hộ", "Họ tên thành viên", "Nhân thân", "", "Nơi cư trú", "Quan hệ với chủ hộ"],
                ["", "", "Ngày sinh", "Giới tính", "Thôn", ""],
                ["1", "2", "3", "4", "5", "6"],
                ["1", "Lê Thị Na", "02/03/1980", "Nữ", "Thôn 1", "Chủ hộ"],
            ]))
        #expect(header.columns == [.householdNumber: 0, .memberName: 1, .born: 2, .sex: 3, .village: 4, .relation: 5])
    }

    @Test func `a line of data is no heading, whatever stands in it`() throws {
        let header = try #require(
            heading(of: [
                ["STT hộ", "Họ tên thành viên", "Mối quan hệ", "Ngày sinh", "Địa bàn", "Dân tộc"],
                ["1", "Lê Thị Na", "Chủ hộ", "02/03/1980", "Tổ dân phố 3", "Kinh"],
            ]))
        #expect(header.columns == [.householdNumber: 0, .memberName: 1, .born: 3, .ethnicity: 5])
        #expect(header.lastRow == 1)
    }

    @Test func `a heading over two lines is read as one`() throws {
        let header = try #require(
            heading(of: [
                ["STT", "Họ tên", "Quan hệ", "Ngày sinh", "Số quyết định"],
                ["hộ", "thành viên", "với chủ hộ", "", "công nhận"],
                ["1", "Lê Thị Na", "Chủ hộ", "02/03/1980", "12/QĐ-UBND"],
            ]))
        #expect(header.columns[.relation] == 2)
        #expect(header.columns.count == 5)
    }
}
