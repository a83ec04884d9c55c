package dev.latchkey.local.audit;

import dev.latchkey.support.AuditChain;
import dev.latchkey.support.AuditFlaw;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `audit verify`: reads every entry and names those that are not as they were written, and the timelines that are not
/// as entries have sealed them.
///
/// Exit status: 0 where all are, 1 where one is not.
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description =
                "Names every entry that is missing, changed, forged or out of place, and every timeline that was changed.")
final class VerifyCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private AuditSource source;

    @Option(
            names = "--heads",
            paramLabel = "FILE",
            description = "the functions' log lines about entries, JSON, to check against what was logged")
    private Path heads;

    @Override
    public Integer call() throws IOException {
        var logged = heads == null ? LoggedHeads.NONE : LoggedHeads.read(heads);
        try (var client = source.client()) {
            var records = source.records(client);
            var chains = records.chains();
            var timelines = new SealedTimelines(records.deliveries());
            var flaws = Stream.concat(
                            Stream.concat(chains.stream(), logged.unknownTo(chains))
                                    .flatMap(chain -> chain.flaws(logged.of(chain.subject())).stream())
                                    .map(AuditFlaw::toString),
                            chains.stream().flatMap(timelines::flaws))
                    .toList();
            report(chains, flaws);
            return flaws.isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
        }
    }

    private void report(List<AuditChain> chains, List<String> flaws) {
        var out = spec.commandLine().getOut();
        flaws.forEach(out::println);
        int entries = chains.stream().mapToInt(chain -> chain.links().size()).sum();
        out.println(entries + " entries of " + chains.size() + " subjects: "
                + (flaws.isEmpty() ? "all as they were written" : flaws.size() + " are not as they were written"));
        out.flush();
    }
}
