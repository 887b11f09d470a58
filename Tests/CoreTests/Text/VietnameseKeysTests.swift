import Core
import Foundation
import TestSupport
import Testing

@Suite struct `Vietnamese order and search` {
    @Test(arguments: ["dictionary-order", "person-order-given-name-first"])
    func `gives the order of dictionaries and of office lists`(_ kind: String) throws {
        let texts = try TestFolder.rows("vietnamese-sorting-tests.csv").filter { $0[0] == kind }.map { $0[2] }
        #expect(texts.count > 390)
        let sorted = texts.shuffled().sorted {
            let (left, right) =
                kind == "dictionary-order" ? ($0.vietnameseSortKey, $1.vietnameseSortKey) : ($0.personSortKey, $1.personSortKey)
            return left.lexicographicallyPrecedes(right)
        }
        #expect(sorted == texts)
    }

    @Test func `lists people by given name, then by family name`() {
        let names = ["Nguyễn Văn Ân", "Đỗ Ngọc An", "Trần Thị Ánh", "Lê Văn Bình", "Hồ Văn Đạt", "Phạm Dũng", "Bùi Thị An"]
        #expect(
            names.sorted { $0.personSortKey.lexicographicallyPrecedes($1.personSortKey) }
                == ["Bùi Thị An", "Đỗ Ngọc An", "Trần Thị Ánh", "Nguyễn Văn Ân", "Lê Văn Bình", "Phạm Dũng", "Hồ Văn Đạt"])
    }

    @Test func `finds without marks, and takes both places of the tone for one`() {
        #expect("Đỗ  Thị Đào".searchKey == "do thi dao")
        #expect("K'Tuyn".searchKey == "ktuyn")
        #expect("Thủy".spellingKey == "Thuỷ".spellingKey)
        #expect("Hòa".spellingKey == "Hoà".spellingKey)
        #expect("Hương Văn".spellingKey != "Hương Vân".spellingKey)
    }

    @Test func `takes letters of other languages for their base`() {
        #expect("Ǽ ƒ Çelik".searchKey.hasSuffix("celik"))
    }

    @Test func `gives composed and decomposed text the same keys`() {
        let decomposed = "Hương Trà".decomposedStringWithCanonicalMapping
        #expect(decomposed.searchKey == "huong tra")
        #expect(decomposed.vietnameseSortKey == "Hương Trà".vietnameseSortKey)
    }
}
