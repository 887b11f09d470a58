import Core
import Registry
import Testing

@Suite struct `Two records of one person` {
    private static func record(
        _ key: UInt64, _ name: String, born: String? = nil, sex: Sex? = nil, number: String? = nil, household: UInt64 = 1,
        village: UInt64 = 1,
        commune: UInt64 = 1, relation: Relation = .head, with companions: [(String, String?)] = [], left: LeaveReason? = nil
    ) -> PersonRecord {
        let person = person(key, name, born: born, sex: sex, number: number)
        return PersonRecord(
            person: person,
            membership: Membership(
                id: Membership.ID(high: 2, low: key), household: Household.ID(high: 3, low: household), person: person.id,
                relation: relation, joinedOn: CalendarDate(iso: "2026-01-01")!, joinReason: .registered,
                leftOn: left.map { _ in CalendarDate(iso: "2026-05-01")! }, leaveReason: left),
            village: Area.ID(high: 4, low: village), commune: Area.ID(high: 5, low: commune),
            companions: companions.enumerated().map {
                Self.person(key * 100 + UInt64($0.offset), $0.element.0, born: $0.element.1)
            })
    }

    private static func person(_ key: UInt64, _ name: String, born: String?, sex: Sex? = nil, number: String? = nil) -> Person {
        Person(
            id: Person.ID(high: 1, low: key), name: name, sex: sex, born: born.flatMap(PartialDate.init(iso:)), ethnicity: nil,
            personalNumber: number)
    }

    private func strength(_ one: PersonRecord, _ other: PersonRecord) -> PersonLikeness.Strength? {
        let likeness = PersonLikeness(of: one, and: other)
        #expect(likeness?.strength == PersonLikeness(of: other, and: one)?.strength, "the order of the two says nothing")
        return likeness?.strength
    }

    @Test func `names are alike by marks, tones, y and i, and the order of words`() {
        func alike(_ one: String, _ other: String) -> NameLikeness? { NameLikeness(one, other) }
        #expect(alike("Nguyễn Thị Hòa", "NGUYỄN THỊ HÒA") == .same)
        #expect(alike("Nguyễn Thị Hoà", "Nguyễn Thị Hòa") == .tonePlacement)
        #expect(alike("Đỗ Thị Đào", "Do Thi Dao") == .marks)
        #expect(alike("Lý Thị Mỹ", "Lí Thị Mĩ") == .yAndI)
        #expect(alike("Nguyễn Thị Ngọc Anh", "Nguyễn Ngọc Thị Anh") == .wordsSwapped)
        #expect(alike("Nguyễn Văn An", "Nguyễn Văn Ân") == .marks)
        #expect(alike("Nguyễn Văn An", "Nguyễn Văn Bình") == nil)
        #expect(alike("K'Tuyn", "KTuyn") == .marks)
    }

    @Test func `are surely one with one number, unless the rest speaks against it`() {
        let one = Self.record(1, "Hồ Thị Mận", born: "1982", sex: .female, number: "046182000001")
        #expect(
            strength(one, Self.record(2, "Hồ Thị Mận", born: "1982-03-04", sex: .female, number: "046182000001", household: 2)) == .sure)
        #expect(strength(one, Self.record(3, "Lê Văn Bảy", born: "1950", sex: .male, number: "046182000001", household: 2)) == .likely)
        let other = Self.record(4, "Hồ Thị Mận", born: "1982", sex: .female, number: "046182000002", household: 2)
        #expect(strength(one, other) == nil)
    }

    @Test func `are surely one where name, day of birth and family agree`() {
        let family: [(String, String?)] = [("Hồ Thị Mận", "1982"), ("Nguyễn Văn Tí", "2015-06-07")]
        let one = Self.record(1, "Nguyễn Văn Tèo", born: "1980-02-03", with: family)
        let two = Self.record(2, "Nguyễn Văn Tèo", born: "1980-02-03", household: 2, village: 2, commune: 2, with: family)
        #expect(strength(one, two) == .sure)
        let likeness = PersonLikeness(of: one, and: two)
        #expect(likeness?.evidence == [.name(.same), .sameBirthDay, .sameCompanions(2)])
        // A list without days of birth gives years alone.
        #expect(strength(one, Self.record(3, "Nguyễn Văn Tèo", born: "1980", household: 3, with: family)) == .likely)
        #expect(strength(one, Self.record(4, "Nguyễn Văn Tèo", born: "1981-02-03", household: 3, with: family)) == .possible)
        #expect(strength(one, Self.record(5, "Nguyễn Văn Tèo", born: nil, household: 3, with: family)) == .possible)
    }

    @Test func `are weighed by what is known of the birth`() {
        let one = Self.record(1, "Trần Thị Lài", born: "1960-05-04")
        #expect(strength(one, Self.record(2, "Trần Thị Lài", born: "1960-05-04", household: 2)) == .likely)
        #expect(strength(one, Self.record(3, "Trần Thị Lài", born: "1960-04-05", household: 2)) == .possible)
        #expect(strength(one, Self.record(4, "Trần Thị Lài", born: "1960", household: 2)) == .possible)
        #expect(strength(one, Self.record(5, "Trần Thị Lài", born: "1960-05-04", household: 2, village: 2, commune: 2)) == .possible)
        #expect(strength(one, Self.record(6, "Tran Thi Lai", born: "1960-05-04", household: 2)) == .likely)
    }

    @Test func `are not asked about for a common name and a year`() {
        let one = Self.record(1, "Nguyễn Thị Hoa", born: "1960")
        #expect(strength(one, Self.record(2, "Nguyễn Thị Hoa", born: "1960", household: 2, village: 2)) == nil)
        #expect(strength(one, Self.record(3, "Nguyễn Thị Hoa", born: "1960-02-01", household: 2, village: 2)) == nil)
        #expect(strength(one, Self.record(4, "Nguyễn Thị Hoa", born: "1961", household: 2)) == nil)
        #expect(strength(one, Self.record(5, "Nguyễn Thị Hoa", household: 2)) == nil)
        #expect(strength(one, Self.record(6, "Nguyễn Thị Hoa", born: "1975", household: 2)) == nil)
    }

    @Test func `twins are never surely one, whatever their names share`() {
        let twin = Self.record(1, "Nguyễn Văn Anh", born: "2018-05-06", sex: .male, relation: .child)
        #expect(strength(twin, Self.record(2, "Nguyễn Văn Em", born: "2018-05-06", sex: .male, relation: .child)) == nil)
        #expect(strength(twin, Self.record(3, "Nguyễn Văn Ánh", born: "2018-05-06", sex: .male, relation: .child)) == .possible)
        #expect(strength(twin, Self.record(4, "Nguyễn Thị Anh", born: "2018-05-06", sex: .female, relation: .child)) == nil)
        let girl = Self.record(5, "Lê Thị Ngọc Anh", born: "2018-05-06", relation: .child)
        #expect(strength(girl, Self.record(6, "Lê Thị Anh Ngọc", born: "2018-05-06", relation: .child)) == .possible)
        // The same child written twice under the very same name is another matter.
        #expect(strength(twin, Self.record(7, "Nguyễn Văn Anh", born: "2018-05-06", sex: .male, relation: .child)) == .sure)
    }

    @Test func `a father and a son of one name are two, with and without their years`() {
        let father = Self.record(1, "Hồ Văn Ngập", born: "1950", sex: .male)
        #expect(strength(father, Self.record(2, "Hồ Văn Ngập", born: "1975", sex: .male, relation: .child)) == nil)
        #expect(strength(father, Self.record(3, "Hồ Văn Ngập", sex: .male, relation: .child)) == nil)
        #expect(strength(father, Self.record(4, "Hồ Văn Ngập", born: "1975", sex: .male, household: 2)) == nil)
        #expect(strength(father, Self.record(5, "Hồ Văn Ngập", sex: .male, household: 2)) == nil)
        // With the mother in both households, and no year of the son: asked, and not as sure.
        let withMother: [(String, String?)] = [("Kê Thị Sen", "1952"), ("Hồ Thị Lá", "1980")]
        let elder = Self.record(6, "Hồ Văn Ngập", born: "1950", sex: .male, with: withMother)
        #expect(strength(elder, Self.record(7, "Hồ Văn Ngập", sex: .male, household: 2, with: withMother)) == .possible)
    }

    @Test func `sex, the old card and death are told`() {
        let one = Self.record(1, "Lê Minh Tâm", born: "1970-01-02", sex: .male, number: "191234567")
        #expect(strength(one, Self.record(2, "Lê Minh Tâm", born: "1970-01-02", sex: .female, household: 2)) == nil)
        // A card of nine digits and one of twelve may be of one person.
        #expect(
            strength(one, Self.record(3, "Lê Minh Tâm", born: "1970-01-02", sex: .male, number: "046070000009", household: 2)) == .likely)
        let dead = Self.record(4, "Lê Minh Tâm", born: "1970-01-02", sex: .male, household: 2, left: .died)
        #expect(PersonLikeness(of: one, and: dead)?.evidence.last == .died)
    }

    @Test func `evidence is stored as a word and read again`() {
        let all: [PersonEvidence] = [
            .sameNumber, .otherNumber, .name(.wordsSwapped), .otherName, .sameBirthDay, .sameBirthYear, .dayAndMonthSwapped, .otherBirthDay,
            .nextBirthYear, .otherBirthYear, .birthUnknown, .otherSex, .sameHousehold, .sameCompanions(12), .sameVillage, .sameCommune,
            .died, .otherGeneration,
        ]
        for evidence in all { #expect(PersonEvidence(rawValue: evidence.rawValue) == evidence) }
        #expect(PersonEvidence(rawValue: "name-x") == nil && PersonEvidence(rawValue: "") == nil)
    }
}
