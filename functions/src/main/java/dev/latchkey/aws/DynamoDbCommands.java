package dev.latchkey.aws;

import dev.latchkey.json.JsonObject;
import dev.latchkey.json.JsonText;
import dev.latchkey.locker.Command;
import dev.latchkey.locker.Commands;
import dev.latchkey.locker.HealthReportReader;
import dev.latchkey.locker.HealthReportWriter;
import dev.latchkey.locker.IssuedCommand;
import dev.latchkey.locker.IssuedCommand.Answer;
import dev.latchkey.locker.IssuedCommand.Waiting;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// Commands in `LockersTable`: `command#<commandId>`.
final class DynamoDbCommands implements Commands {

    private static final Duration KEPT = Duration.ofDays(365);

    private final DynamoDbTable table;

    DynamoDbCommands(DynamoDbTable lockersTable) {
        this.table = lockersTable;
    }

    @Override
    public IssuedCommand keep(IssuedCommand command) {
        return table.putIfAbsent(write(command))
                ? command
                : find(command.lockerId(), command.commandId()).orElseThrow();
    }

    @Override
    public Optional<IssuedCommand> find(String lockerId, String commandId) {
        return table.find(lockerId, item(commandId)).map(DynamoDbCommands::read);
    }

    @Override
    public Optional<IssuedCommand> answer(String lockerId, String commandId, Answer answer) {
        var values = Item.empty()
                .with(":outcome", answer.outcome())
                .with(":detail", answer.detail())
                .with(":at", answer.at())
                .with(
                        ":report",
                        answer.report()
                                .map(report -> JsonText.text(
                                        HealthReportWriter.write(report).map()))
                                .orElse(""));
        if (find(lockerId, commandId).isEmpty()) {
            return Optional.empty();
        }
        table.updateIf(
                lockerId,
                item(commandId),
                Expression.of(
                        "SET #outcome = :outcome, #detail = :detail, #answeredAt = :at, #report = :report",
                        values.attributes()),
                "attribute_not_exists(#outcome)");
        return find(lockerId, commandId);
    }

    private static String item(String commandId) {
        return "command#" + commandId;
    }

    private Item write(IssuedCommand command) {
        var item = table.item(command.lockerId(), item(command.commandId()))
                .with("commandId", command.commandId())
                .with(
                        "command",
                        JsonText.text(IotLockerLink.fields(command.command()).map()))
                .with("by", command.by())
                .with("why", command.why())
                .with("issuedAt", command.issuedAt())
                .with("expiresAt", command.expiresAt())
                .forgetAt(command.issuedAt().plus(KEPT));
        command.waiting()
                .ifPresent(waiting ->
                        item.with("waitingSubject", waiting.subject()).with("waitingFor", waiting.what()));
        return item;
    }

    private static IssuedCommand read(Item item) {
        return new IssuedCommand(
                item.string("commandId"),
                item.string("lockerId"),
                command(JsonObject.parse(item.string("command"))),
                item.string("by"),
                item.string("why"),
                item.instant("issuedAt"),
                item.instant("expiresAt"),
                item.optionalString("waitingSubject").map(subject -> new Waiting(subject, item.string("waitingFor"))),
                item.optionalInstant("answeredAt")
                        .map(at -> new Answer(
                                item.string("outcome"),
                                item.string("detail"),
                                item.optionalString("report")
                                        .filter(text -> !text.isEmpty())
                                        .map(text -> HealthReportReader.read(JsonObject.parse(text))),
                                at)));
    }

    private static Command command(JsonObject fields) {
        return switch (fields.string("type")) {
            case "open" -> new Command.Open(fields.integer("compartment"));
            case "diagnose" ->
                new Command.Diagnose(fields.optionalInteger("compartment").orElse(0));
            case "reboot" -> new Command.Reboot();
            case "disableCompartment" -> new Command.DisableCompartment(fields.integer("compartment"));
            case "enableCompartment" -> new Command.EnableCompartment(fields.integer("compartment"));
            case "disableInput" -> new Command.DisableInput(input(fields));
            case "enableInput" -> new Command.EnableInput(input(fields));
            default -> throw new IllegalStateException("A stored command is of no type that was ever sent");
        };
    }

    private static Command.Input input(JsonObject fields) {
        return fields.oneOf("input", Map.of("keypad", Command.Input.KEYPAD, "scanner", Command.Input.SCANNER));
    }
}
