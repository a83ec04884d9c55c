package dev.latchkey.local.audit;

import dev.latchkey.aws.AuditRecords;
import dev.latchkey.json.InvalidValue;
import dev.latchkey.shipment.Delivery;
import dev.latchkey.shipment.TrackingNumber;
import dev.latchkey.support.Subject;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `audit show`: who did what to a parcel or a locker, when and why, between the things that happened to it.
///
/// Exit status: 0, and 1 where nothing is known of it.
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Prints who did what to a parcel or a locker, when and why, in the order of time.")
final class ShowCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private AuditSource source;

    @Parameters(paramLabel = "TRACKING-NUMBER|LOCKER-ID", description = "the parcel's number, or the locker's id")
    private String name;

    @Override
    public Integer call() {
        try (var client = source.client()) {
            var records = source.records(client);
            var stories = Stream.concat(
                            Stream.of(Story.ofLocker(name, records.audit().of(Subject.locker(name)))),
                            deliveries(records).stream().map(delivery -> story(records, delivery)))
                    .filter(story -> !story.lines().isEmpty())
                    .toList();
            print(stories);
            return stories.isEmpty() ? ExitCode.SOFTWARE : ExitCode.OK;
        }
    }

    private List<Delivery> deliveries(AuditRecords records) {
        try {
            return records.deliveries().findByTrackingNumber(new TrackingNumber(name).value());
        } catch (InvalidValue noNumber) {
            return List.of();
        }
    }

    private static Story story(AuditRecords records, Delivery delivery) {
        var deliveryId = delivery.deliveryId();
        return Story.ofDelivery(
                deliveryId,
                records.deliveries().timeline(deliveryId),
                records.audit().of(Subject.delivery(deliveryId)));
    }

    private void print(List<Story> stories) {
        var out = spec.commandLine().getOut();
        if (stories.isEmpty()) {
            out.println("Nothing is known of " + name);
        }
        for (var story : stories) {
            out.println(story.title());
            story.lines().forEach(line -> out.println("  " + line));
        }
        out.flush();
    }
}
