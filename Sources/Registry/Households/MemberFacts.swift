import Core

/// What an officer writes of a person and of their place in the household, every text already a value.
public struct MemberFacts: Hashable, Sendable {
    public var name: PersonName
    public var relation: Relation
    public var sex: Sex?
    public var born: PartialDate?
    public var ethnicity: EthnicGroup.ID?
    public var personalNumber: PersonalNumber?
    public var phone: PhoneNumber?
    public var isMeritorious: Bool
    public var isDisabled: Bool

    public init(
        name: PersonName, relation: Relation, sex: Sex? = nil, born: PartialDate? = nil, ethnicity: EthnicGroup.ID? = nil,
        personalNumber: PersonalNumber? = nil, phone: PhoneNumber? = nil, isMeritorious: Bool = false, isDisabled: Bool = false
    ) {
        self.name = name
        self.relation = relation
        self.sex = sex
        self.born = born
        self.ethnicity = ethnicity
        self.personalNumber = personalNumber
        self.phone = phone
        self.isMeritorious = isMeritorious
        self.isDisabled = isDisabled
    }

    /// A new person of these facts.
    public func person(id: Person.ID) -> Person {
        Person(
            id: id, name: name.text, sex: sex, born: born, ethnicity: ethnicity, personalNumber: personalNumber?.digits,
            phone: phone?.e164, isMeritorious: isMeritorious, isDisabled: isDisabled)
    }

    /// `person` with these facts put over what was known; what is left blank stays, and a version more where anything differs.
    public func written(over person: Person) -> Person {
        var written = self.person(id: person.id)
        written.version = person.version
        written.sex = sex ?? person.sex
        written.born = born ?? person.born
        written.ethnicity = ethnicity ?? person.ethnicity
        written.personalNumber = personalNumber?.digits ?? person.personalNumber
        written.phone = phone?.e164 ?? person.phone
        written.isMeritorious = isMeritorious || person.isMeritorious
        written.isDisabled = isDisabled || person.isDisabled
        if written != person { written.version += 1 }
        return written
    }
}
