import Access
import Core
import Law
import Markup
import Operations
import Registry
import Store
import Words

/// Which record stays, which household holds, how the other membership ends: filled in, looked at, confirmed.
struct MergePairPage {
    let entry: Entry
    let reading: PairReading
    var preview: HouseholdActPreview?

    private var visit: Visit { entry.visit }
    private var pair: PersonPair { reading.stored.pair }

    var html: HTML {
        MergeForm(entry: entry, pair: pair, preview: preview).html(
            title: LinkageWords.merge, lead: PairPage.title(reading), hint: LinkageWords.mergeLead, action: SitePath.mergePair(pair),
            """
            <section class="card">\(versions)\(Control.choice(entry.state("o-lai", LinkageWords.whichStays), reading.sides.map { side in
                (side.record.person.id.description, LinkageWords.stays(side.record.person.name, side.row.household.code))
            }))</section>\(overlap, when: isTwice)\
            <section class="card">\(Control.text(entry.state("ly-do", LinkageWords.mergeReason)))</section>
            """)
    }

    private var versions: HTML {
        Set(reading.sides.map { "\($0.row.household.id) \($0.row.household.version)" }).sorted().map { text in
            let parts = text.split(separator: " ").map(String.init)
            return Control.hidden("phien-ban-\(parts[0])", parts[1])
        }.joined()
    }

    /// Both belong somewhere at one time, and not to one household.
    private var isTwice: Bool {
        guard reading.isComplete, let one = reading.first?.membership, let other = reading.second?.membership else { return false }
        return one.household != other.household && one.overlaps(other)
    }

    private var overlap: HTML {
        """
        <section class="card">\(Control.choice(entry.state("thuoc-ho", LinkageWords.whichHolds), reading.sides.compactMap { side in
            side.membership.map { ($0.id.description, holding(side, $0)) }
        }))\(Control.choice(entry.state("ho-kia", LinkageWords.how), [("nham", LinkageWords.byMistake), ("roi", LinkageWords.hasLeft)]))\
        <div class="filters">\(Control.text(entry.state("ngay", LinkageWords.leftOn, hint: ReviewWords.dayHint), width: .short, isNumeric: true))\
        \(Control.select(entry.state("roi-vi", LinkageWords.leftFor), [LeaveReason.married, .movedAway].map { ($0.rawValue, HouseholdWords.name($0)) }))</div>\
        \(Control.select(entry.state("chu-ho-moi", LinkageWords.successor), [("", LinkageWords.noSuccessor)] + successors), when: !successors.isEmpty)</section>
        """
    }

    private func holding(_ side: PairSide, _ membership: Membership) -> String {
        let code = side.row.household.code
        return LinkageWords.belongs(
            HouseholdWords.name(membership.relation), "\(code) (\(side.row.headName), \(visit.unitName(side.row.household.village)))",
            membership.joinedOn.vietnamese, membership.leftOn?.vietnamese, membership.leaveReason.map(HouseholdWords.name) ?? "")
    }

    /// Who could be head after the person, of each household that they head.
    private var successors: [(value: String, label: String)] {
        reading.sides.filter { $0.membership?.relation == .head && $0.membership?.leftOn == nil }.flatMap { side in
            side.present.filter { $0.person.id != side.record.person.id }.map { member in
                (member.membership.id.description, "\(side.row.household.code): \(MemberPages.line(member, on: visit.today))")
            }
        }
    }
}

/// Which of two households that are one stays.
struct MergePairHouseholdsPage {
    let entry: Entry
    let reading: PairReading
    var preview: HouseholdActPreview?

    private var pair: PersonPair { reading.stored.pair }

    var html: HTML {
        MergeForm(entry: entry, pair: pair, preview: preview).html(
            title: LinkageWords.mergeHousehold, lead: PairPage.title(reading), hint: LinkageWords.mergeHouseholdLead,
            action: SitePath.mergePairHouseholds(pair),
            """
            <section class="card">\(reading.sides.map { Control.hidden("phien-ban-\($0.row.household.id)", String($0.row.household.version)) })\
            \(Control.choice(entry.state("o-lai", LinkageWords.keptHousehold), reading.sides.map { side in
                let place = entry.visit.unitName(side.row.household.village)
                return (side.row.household.id.description, "\(side.row.headName) · \(side.row.household.code), \(place)")
            }))\(Control.text(entry.state("ly-do", LinkageWords.mergeReason)))</section>
            """)
    }
}

/// The form of a merger, with what it would change once that was asked for.
struct MergeForm {
    let entry: Entry
    let pair: PersonPair
    let preview: HouseholdActPreview?

    func html(title: String, lead: String, hint: String, action: String, _ content: HTML) -> HTML {
        let visit = entry.visit
        let confirmation: HTML =
            preview.map {
                """
                \(ActPreviewPart(visit: visit, preview: $0).html)\(Control.hidden("da-xem", visit.lookedAt))\
                <div class="actions">\(Control.button(HouseholdActWords.confirm, name: "viec", value: "luu"))</div>
                """ as HTML
            } ?? .empty
        return visit.page(
            title, crumbs: PairPage.crumbs() + [(lead, SitePath.duplicates(pair))], problems: entry.problems,
            entry.form(
                title: title, lead: lead, action: action, version: nil, cancel: SitePath.duplicates(pair),
                "\(confirmation)<p class=\"hint\">\(hint)</p>\(content)",
                buttons: Control.button(
                    preview == nil ? HouseholdActWords.look : HouseholdActWords.lookAgain, isPrimary: preview == nil, name: "viec",
                    value: "xem")))
    }
}
