import Access
import Core
import Markup
import Operations
import Registry
import Store
import Words

/// What the list of households shows otherwise when it is one of a day gone by.
struct PastListPart: Sendable {
    let view: Viewpoint
    let list: PastList
    /// As they were known at the moment.
    let areas: AreaHistory
    /// The villages to choose from.
    let choices: [AreaVersion]

    var sentence: String { TimeWords.listBanner(day: view.day, map: view.map, knownAt: list.knownAt) }

    func banner(_ form: HouseholdListForm) -> HTML {
        TimeParts.banner(
            sentence, present: form.address(["ngay": nil, "ranh-gioi": nil, "biet-den": nil]),
            again: fixedAddress(form, SitePath.households))
            + "\("<div class=\"banner warn\"><p>\(TimeWords.unplaced(list.unplaced))</p></div>", when: list.unplaced > 0)"
            + "\("<p class=\"hint\">\(TimeWords.searchOfToday)</p>", when: !form.filter.text.isEmpty)"
    }

    func exports(_ form: HouseholdListForm, mayExport: Bool) -> HTML {
        let files: HTML = """
            <a class="plain" href="\(fixedAddress(form, SitePath.households + ".xlsx"))">\(HouseholdWords.excel)</a>\
            <a class="plain" href="\(fixedAddress(form, SitePath.households + ".csv"))">\(TimeWords.csv)</a>
            """
        return """
            <p class="actions"><a class="plain" href="\(fixedAddress(form, SitePath.printedList))">\(TimeWords.print)</a>\(files, when: mayExport)</p>
            """
    }

    func household(_ id: Household.ID) -> String { view.address(SitePath.household(id)) }

    func communeName(_ village: Area.ID) -> String { areas.shownCommune(of: village, from: view)?.name ?? "" }

    func villageName(_ village: Area.ID) -> String { areas.shownName(of: village, from: view) }

    /// The address with the moment put in: it gives the same list for ever.
    func fixedAddress(_ form: HouseholdListForm, _ path: String, _ more: [String: String?] = [:]) -> String {
        let fixed: [String: String?] = [
            "ngay": view.day.iso, "ranh-gioi": view.map == view.day ? nil : view.map.iso, "biet-den": list.knownAt.local,
        ]
        return form.address(path: path, fixed.merging(more) { $1 })
    }
}

extension AreaHistory {
    /// The village as the map calls it; one that was divided since, as it was called then, with that word.
    func shownName(of village: Area.ID, from view: Viewpoint) -> String {
        let name = shown(village, from: view)?.name ?? ""
        if case .divided = place(of: village, from: view) { return TimeWords.divided(name) }
        return name
    }
}
