import Access
import Core
import Database
import HTTPTypes
import Law
import Markup
import Operations
import Registry
import Store
import Words

/// What every page of entry by hand shares: the form as it was typed, its problems, and the way of a change to the desk.
struct Entry: Sendable {
    let visit: Visit
    var fields: FormFields
    var problems: [(field: String, sentence: String)] = []
    /// What can be ticked as looked at, with its sentence.
    var questions: [Question] = []
    var banner: String?

    /// Something unlikely, with what can be ticked of it.
    struct Question: Sendable {
        var key: String
        var sentence: String
        var answers: [(key: String, label: String)]
        /// Where to look first.
        var link: (label: String, path: String)?

        /// - Parameter receiving: the household to which somebody is added; `nil` where it is still to be registered.
        init(_ problem: HouseholdProblem, _ key: String, _ sentence: String, receiving: Household.ID?) {
            self.key = key
            self.sentence = sentence
            answers = [(key, EntryWords.checked)]
            guard case .likelySame(let position, let known) = problem else { return }
            answers = [(key, LinkageWords.another)] + (known.canBeTaken ? [(known.sameKey(position), LinkageWords.takeKnown)] : [])
            guard let place = known.place else { return }
            // Whoever still belongs there is taken over in one step, where this household is on record already.
            link =
                known.isPresent && receiving != nil
                ? (HouseholdActWords.transferHere, SitePath.receiveMember(receiving!, known.person))
                : (LinkageWords.openHousehold(place.code), SitePath.household(place.household))
        }
    }

    static let confirmation = "da-kiem-tra"

    var confirmed: Set<String> { Set(fields.all(Self.confirmation)) }

    func state(_ name: String, _ label: String, hint: String = "") -> FieldState {
        FieldState(name: name, label: label, value: fields[name], hint: hint, problem: problems.first { $0.field == name }?.sentence)
    }

    /// Banner and title, and the form around `content` with its questions and buttons.
    func form(
        title: String, lead: String = "", action: String, version: Int?, cancel: String, offersDraft: Bool? = nil,
        canBeLookedAt: Bool = false,
        _ content: HTML, buttons: HTML? = nil
    ) -> HTML {
        let save = Control.button(EntryWords.save, name: "viec", value: "luu")
        let look = Control.button(HouseholdActWords.look, isPrimary: false, name: "viec", value: "xem")
        return """
            <h1>\(title)</h1>\("<p class=\"lead\">\(lead)</p>", when: !lead.isEmpty)\
            \("<div class=\"banner warn\" role=\"status\"><p>\(banner ?? "")</p></div>", when: banner != nil)\
            <form method="post" action="\(action)" novalidate>\(visit.formGuard)\(visit.draft(offers: offersDraft))\
            \(visit.looked.map { ActPreviewPart(visit: visit, preview: $0).html } ?? .empty)\
            \(version.map { Control.hidden("phien-ban", String($0)) } ?? .empty)\(content)\(questionPart)\
            <div class="actions">\(buttons ?? (canBeLookedAt ? save + look : save))\
            <a href="\(cancel)">\(ShellWords.cancel)</a></div></form>
            """
    }

    /// What is ticked and not asked now stays ticked.
    private var questionPart: HTML {
        let kept = confirmed.subtracting(questions.flatMap { $0.answers.map(\.key) }).sorted().map { Control.hidden(Self.confirmation, $0) }
            .joined()
        guard !questions.isEmpty else { return kept }
        return """
            \(kept)<fieldset class="card warn"><legend>\(EntryWords.check)</legend><p>\(EntryWords.checkLead)</p>\(questions.map(question))</fieldset>
            """
    }

    private func question(_ question: Question) -> HTML {
        let described = "\(Self.confirmation)-\(question.key)-problem"
        return """
            <p class="problem" id="\(described)">\(question.sentence)\(question.link.map { " <a href=\"\($0.path)\">\($0.label)</a>" as HTML } ?? .empty)</p>\
            <p>\(question.answers.map { answer in
                let id = "\(Self.confirmation)-\(answer.key)"
                return "<label class=\"choice\" for=\"\(id)\"><input type=\"checkbox\" id=\"\(id)\" name=\"\(Self.confirmation)\" value=\"\(answer.key)\" aria-describedby=\"\(described)\"\(" checked", when: confirmed.contains(answer.key))> \(answer.label)</label> " as HTML
            })</p>
            """
    }

    /// The problems of a refusal, each at its field.
    ///
    /// - Parameters:
    ///   - field: where a problem is shown that no tick answers.
    ///   - who: the name of the person at a position.
    func refused(_ refusal: HouseholdRefusal, who: (Int) -> String, field: (HouseholdProblem) -> String) -> Entry {
        var entry = self
        for problem in refusal.problems {
            let sentence = EntryProblemWords.sentence(problem, who: problem.position.map(who) ?? "")
            if let key = problem.confirmation {
                entry.questions.append(Question(problem, key, sentence, receiving: visit.parameters["ho"].flatMap { Household.ID($0) }))
                entry.problems.append(("\(Self.confirmation)-\(key)", sentence))
            } else {
                entry.problems.append((field(problem), sentence))
            }
        }
        return entry
    }

    /// A required day of the past; `nil` with a problem where there is none.
    func day(_ name: String, _ problems: inout [(field: String, sentence: String)]) -> CalendarDate? {
        do throws(DateProblem) {
            if case .day(let day) = try DateParsing.date(fields[name]) { return day }
            problems.append((name, EntryProblemWords.dayUnreadable))
        } catch {
            problems.append((name, error == .unreadable ? EntryProblemWords.dayUnreadable : EntryProblemWords.date(error)))
        }
        return nil
    }

    func line(_ name: String, limit: Int, _ sentence: String, _ problems: inout [(field: String, sentence: String)]) -> String {
        do { return try fields[name].acceptedLine(limit: limit) } catch {
            problems.append((name, sentence))
            return ""
        }
    }

    func paragraphs(_ name: String, _ sentence: String, _ problems: inout [(field: String, sentence: String)]) -> String {
        do { return try fields[name].acceptedParagraphs(limit: 2_000) } catch {
            problems.append((name, sentence))
            return ""
        }
    }

    /// The place of the officer's choosing; the key of a village, or nothing.
    func villages() -> [(value: String, label: String)] {
        let scope = visit.scope(for: .editHousehold)
        let isWide = scope.communes.count > 1
        return [("", EntryWords.choose)]
            + visit.villages(in: scope).map { village in
                let commune = isWide ? village.parent.flatMap { visit.areas.version(of: $0, on: visit.today)?.name } : nil
                return (village.area.description, [village.name, commune].compactMap { $0 }.joined(separator: ", "))
            }
    }
}

extension HouseholdProblem {
    /// Whom of the request it is about.
    var position: Int? {
        switch self {
        case .bornInFuture(let position), .joinedBeforeBirth(let position), .birthIsNotJoining(let position), .numberTwice(let position),
            .numberElsewhere(let position, _), .knownPerson(let position, _), .likelySame(let position, _), .personDied(let position):
            position
        case .unlikely(let unlikely): unlikely.position
        default: nil
        }
    }

    /// The field of a person that it is about; `nil` for what is about the household.
    var personField: PersonFields.Name? {
        switch self {
        case .bornInFuture, .joinedBeforeBirth: .born
        case .numberTwice, .numberElsewhere, .personDied: .number
        case .headMissing, .headTwice: .relation
        default: nil
        }
    }
}

extension Visit {
    /// A household in which the officer may change something, with everybody who ever belonged to it.
    func householdToEdit() async throws -> (row: HouseholdRow, members: [Member]) {
        let id: Household.ID = try key("ho")
        let scope = scope(for: .editHousehold)
        return try await site.database.read { transaction in
            guard let row = try transaction.household(id, within: scope) else { throw PageError.notFound }
            return (row, try transaction.members(of: id).filter { $0.membership.leftOn == nil })
        }
    }

    var householdVersion: Int { Int(form["phien-ban"]) ?? 0 }

    /// Performs `operation` and leads on; a refusal or an older page becomes the page again, with all that was typed.
    ///
    /// - Parameters:
    ///   - again: the page with the problems of a refusal, or (`nil`) after somebody else changed the household.
    ///   - next: where to go with the answer.
    func enter<O: Operation>(
        _ operation: O, again: (Visit, HouseholdRefusal?) async throws -> HTML, next: (O.Output) -> String
    ) async throws -> Answer {
        do {
            if form["viec"] == "xem" {
                var visit = self
                visit.looked = try await site.desk.preview(operation, as: try signedIn)
                return .page(try await again(visit, nil))
            }
            return .seeOther(next(try await site.desk.perform(operation, as: try signedIn, request: requestKey)))
        } catch let refusal as HouseholdRefusal {
            return .page(try await again(self, refusal), status: .unprocessableContent)
        } catch StoreError.changedMeanwhile {
            return .page(try await again(withNewKey, nil), status: .conflict)
        } catch DeskError.keyUsedForAnotherRequest {
            // The page was saved before, gone back to and changed: it is another change, and asked for as such.
            return .page(try await again(withNewKey, nil), status: .conflict)
        }
    }

    /// The same request, whose page will carry a new key of its own.
    private var withNewKey: Visit {
        Visit(
            site: site, officer: officer, sessionSecret: sessionSecret, method: method, path: path, query: query,
            form: FormFields(form.pairs.filter { $0.name != "khoa" }), parameters: parameters, now: now)
    }
}

extension SitePath {
    static let newHousehold = "\(households)/moi"

    static func editHousehold(_ id: Household.ID) -> String { "\(household(id))/sua" }
    static func newMember(_ id: Household.ID) -> String { "\(household(id))/thanh-vien/moi" }
    static func member(_ id: Household.ID, _ membership: Membership.ID) -> String { "\(household(id))/thanh-vien/\(membership)" }
    static func editPerson(_ id: Household.ID, _ membership: Membership.ID) -> String { member(id, membership) + "/sua" }
    static func leave(_ id: Household.ID, _ membership: Membership.ID) -> String { member(id, membership) + "/roi-ho" }
    static func makeHead(_ id: Household.ID, _ membership: Membership.ID) -> String { member(id, membership) + "/chu-ho" }
    static func reveal(_ id: Household.ID, _ membership: Membership.ID) -> String { member(id, membership) + "/so-dinh-danh" }

    /// The household with the banner of what was saved, and the member who is pointed out.
    static func household(_ id: Household.ID, saved: String, _ membership: Membership.ID? = nil) -> String {
        household(id) + "?da-luu=\(saved)" + (membership.map { "&thanh-vien=\($0)" } ?? "")
    }
}
