import Core
import Law
import Registry

/// What happens to one made-up household from the end of 2020 on: its classes, its moves, its end.
struct DemonstrationLife {
    struct ClassChange {
        var standard: String
        var povertyClass: PovertyClass
        var from: CalendarDate
        var until: CalendarDate?
    }

    struct Review {
        var on: CalendarDate
        var povertyClass: PovertyClass
    }

    let household: Household.ID
    let random: SeededRandomness
    /// The last day of which anything is known.
    let lastDay: CalendarDate
    private(set) var registeredOn = CalendarDate(year: 2020, month: 12, day: 1)!
    private(set) var recognitions: [ClassChange] = []
    private(set) var reviews: [Review] = []
    private(set) var stays: [HouseholdStay]
    private(set) var status = HouseholdStatus.active
    private(set) var endedOn: CalendarDate?

    init(household: Household.ID, village: Area.ID, until lastDay: CalendarDate, random: SeededRandomness) {
        self.lastDay = lastDay
        self.household = household
        self.random = random
        stays = [HouseholdStay(household: household, village: village, validFrom: registeredOn, reason: .registered)]
    }

    func village(on day: CalendarDate) -> Area.ID {
        (stays.last { $0.validFrom <= day } ?? stays[0]).village
    }

    mutating func run(villages: [Area.ID]) {
        var state = underFormerStandard()
        for year in 2022...2026 {
            for day in [regularDecision(year), yearlyDecision(year)] where day <= lastDay {
                let next = step(from: state, isYearly: day.month == 12)
                guard next != state, let povertyClass = next else {
                    // The yearly review looks at every listed household, also where nothing changes.
                    if day.month == 12, let state, state != .notPoor { review(state, on: reviewDay(year)) }
                    continue
                }
                if state == nil, recognitions.isEmpty { register(on: day.adding(days: -60)) }
                recognize(povertyClass, "S2022", from: day)
                state = next
            }
            move(in: year, villages: villages)
            if status != .active { return }
        }
        // The review of the last year is under way.
        if let state, state != .notPoor, random.chance(400) { review(state, on: reviewDay(2026)) }
    }

    /// The result of 2021 was found under both the former and the new standard.
    private mutating func underFormerStandard() -> PovertyClass? {
        let state: PovertyClass? = [.poor, .nearPoor, nil][random.weighted([400, 380, 220])]
        guard let state else { return nil }
        let former: PovertyClass? = [state, .nearPoor, nil][random.weighted([60, 15, 25])]
        if let former {
            recognize(former, "S2016", from: CalendarDate(year: 2020, month: 12, day: 15)!)
            if former == .poor, random.chance(200) { recognize(.nearPoor, "S2016", from: CalendarDate(year: 2021, month: 12, day: 15)!) }
            recognitions[recognitions.count - 1].until = CalendarDate(year: 2021, month: 12, day: 31)
        }
        recognize(state, "S2022", from: CalendarDate(year: 2021, month: 12, day: 15)!)
        return state
    }

    private func step(from state: PovertyClass?, isYearly: Bool) -> PovertyClass? {
        switch (state, isYearly) {
        case (.poor, true): [.poor, .nearPoor, .notPoor][random.weighted([620, 220, 160])]
        case (.nearPoor, true): [.nearPoor, .notPoor, .poor][random.weighted([660, 300, 40])]
        case (.notPoor, true): [.notPoor, .poor, .nearPoor][random.weighted([960, 16, 24])]
        case (.nearPoor, false): random.chance(12) ? .poor : .nearPoor
        case (nil, _): random.chance(isYearly ? 200 : 60) ? (random.chance(540) ? .poor : .nearPoor) : nil
        default: state
        }
    }

    private mutating func recognize(_ povertyClass: PovertyClass, _ standard: String, from day: CalendarDate) {
        if let index = recognitions.indices.last, recognitions[index].standard == standard {
            recognitions[index].until = day.adding(days: -1)
        }
        recognitions.append(ClassChange(standard: standard, povertyClass: povertyClass, from: day))
        if standard == "S2022" { review(povertyClass, on: day.adding(days: -40)) }
    }

    private mutating func review(_ povertyClass: PovertyClass, on day: CalendarDate) {
        // The class of the end of 2021 was found by the new standard before its first day; its sheet is not made up.
        guard day.year >= 2022, day <= lastDay, !reviews.contains(where: { $0.on == day }) else { return }
        reviews.append(Review(on: day, povertyClass: povertyClass))
    }

    private mutating func register(on day: CalendarDate) {
        registeredOn = day
        stays[0].validFrom = day
    }

    private mutating func move(in year: Int, villages: [Area.ID]) {
        let day = CalendarDate(year: year, month: random.within(2...10), day: random.within(1...28))!
        guard day > registeredOn, day <= lastDay else { return }
        if random.chance(5) {
            end(on: day, status: .movedAway)
        } else if random.chance(12), let other = villages.filter({ $0 != stays.last?.village }).randomElement(by: random) {
            stays[stays.count - 1].validUntil = day.adding(days: -1)
            stays.append(HouseholdStay(household: household, village: other, validFrom: day, reason: .movedIn))
        }
    }

    /// The household leaves the registry on `day`: what it was recognized as ends the day before.
    mutating func end(on day: CalendarDate, status: HouseholdStatus) {
        self.status = status
        endedOn = day
        stays.removeAll { $0.validFrom >= day }
        if stays.isEmpty { return }
        stays[stays.count - 1].validUntil = day.adding(days: -1)
        recognitions.removeAll { $0.from >= day }
        reviews.removeAll { $0.on >= day }
        for index in recognitions.indices where recognitions[index].until.map({ $0 >= day }) ?? true {
            recognitions[index].until = day.adding(days: -1)
        }
    }

    private func reviewDay(_ year: Int) -> CalendarDate { CalendarDate(year: year, month: 10, day: random.within(1...28))! }

    private func yearlyDecision(_ year: Int) -> CalendarDate { CalendarDate(year: year, month: 12, day: 15)! }

    private func regularDecision(_ year: Int) -> CalendarDate {
        CalendarDate(year: year, month: random.within(2...8), day: 25)!
    }
}

extension Array {
    fileprivate func randomElement(by random: SeededRandomness) -> Element? { isEmpty ? nil : random.pick(self) }
}
