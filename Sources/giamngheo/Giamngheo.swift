import ArgumentParser
import Foundation
import Words

@main
struct Giamngheo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "giamngheo", HelpWords.program, version: "0.1.0",
        subcommands: [
            LawCommand.self, ClassifyCommand.self, AllocateCommand.self, MeasureCommand.self, DemoCommand.self, DatabaseCommand.self,
            DoctorCommand.self,
            UserCommand.self, TextCommand.self, ServeCommand.self, ImportCommand.self, HouseholdCommand.self, PersonCommand.self,
            ReviewCommand.self, SurveyCommand.self, DocumentCommand.self, CertificateCommand.self, ReportCommand.self, FormCommand.self,
            AreasCommand.self,
            PlanCommand.self, DutyCommand.self, IndicatorCommand.self,
            LedgerCommand.self,
        ])

    static func main() async {
        // A reader that goes away (`| head`) must not end the process half-way through a write.
        signal(SIGPIPE, SIG_IGN)
        Memory.bound()
        Terminal.widen()
        do {
            var command = try parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch {
            CommandFailure.exit(after: error)
        }
    }
}
