package dev.latchkey.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.LambdaLogger;
import dev.latchkey.json.JsonObject;
import dev.latchkey.support.AuditChain;
import dev.latchkey.support.AuditEntry;
import dev.latchkey.support.AuditFlaw;
import dev.latchkey.support.Subject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Somebody with the right to change the table does, and it shows.
class AuditChainTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00.250Z");

    private final LocalTables tables = new LocalTables();
    private final DynamoDbTable table = tables.auditEntries();
    private final DynamoDbAudit audit = new DynamoDbAudit(table);
    private final Subject subject = Subject.locker("locker-" + UUID.randomUUID());
    private final Map<Long, String> logged = new HashMap<>();

    @BeforeEach
    void fiveDeeds() {
        IntStream.rangeClosed(1, 5).forEach(i -> does("deed-" + i));
    }

    @Test
    void anUntouchedChainHasNoFlaw() {
        assertThat(chain().links()).hasSize(5);
        assertThat(flaws()).isEmpty();
        assertThat(flawsWithLogs()).isEmpty();
    }

    @Test
    void aChangedWordShows() {
        table.put(stored(3).with("why", "for no reason"));

        assertThat(flaws()).containsExactly("entry 3 was changed");
    }

    @Test
    void anAddedWordShows() {
        table.put(stored(3).with("approvedBy", "eve"));

        assertThat(flaws()).containsExactly("entry 3 was changed");
    }

    @Test
    void anEntryThatWasSealedAnewBreaksTheNext() {
        table.put(AuditItem.sealed(stored(3).with("why", "for no reason")));

        assertThat(flaws()).containsExactly("entry 4 does not follow the entry before it: one of the two is forged");
    }

    @Test
    void aRemovedEntryShows() {
        table.delete(subject.toString(), AuditItem.key(3));

        assertThat(flaws()).containsExactly("entry 3 is missing");
    }

    @Test
    void aRemovedEndShowsByItsMark() {
        table.delete(subject.toString(), AuditItem.key(5));

        assertThat(flaws()).containsExactly("entry 5 is missing");
    }

    @Test
    void aRemovedEndWithoutAMarkShowsInTheLogs() {
        table.delete(subject.toString(), AuditItem.key(5));
        table.delete(subject.toString(), AuditItem.MARK + "deed-5");

        assertThat(flaws()).isEmpty();
        assertThat(flawsWithLogs()).containsExactly("entry 5 is missing");
    }

    @Test
    void exchangedEntriesShow() {
        var second = stored(2);
        var third = stored(3);
        table.put(second.with(DynamoDbTable.ITEM, AuditItem.key(3)));
        table.put(third.with(DynamoDbTable.ITEM, AuditItem.key(2)));

        assertThat(flaws())
                .containsExactly(
                        "entry 2 is out of place: it was written as entry 3",
                        "entry 3 is out of place: it was written as entry 2");
    }

    @Test
    void anEntryOfAnotherNumberShows() {
        var fourth = stored(4);
        table.delete(subject.toString(), AuditItem.key(4));
        table.put(fourth.with(DynamoDbTable.ITEM, AuditItem.key(6)).with("number", 6));

        assertThat(flaws()).containsExactly("entry 4 is missing", "entry 6 is out of place: it was written as entry 4");
    }

    @Test
    void aForgeryWithoutAHashShows() {
        table.put(forgery(6));

        assertThat(flaws()).containsExactly("entry 6 has no hash: no function wrote it");
    }

    @Test
    void aForgeryThatFollowsNothingShows() {
        table.put(AuditItem.sealed(forgery(6).with("previousHash", stored(3).string("hash"))));

        assertThat(flaws()).containsExactly("entry 6 does not follow the entry before it: one of the two is forged");
    }

    @Test
    void aForgeryThatFollowsHasNoMarkAndNoLog() {
        table.put(AuditItem.sealed(forgery(6).with("previousHash", stored(5).string("hash"))));

        assertThat(flaws()).containsExactly("entry 6 has no mark of its id: no function wrote it");

        table.put(table.item(subject.toString(), AuditItem.MARK + "forged").with("number", 6));

        assertThat(flaws()).isEmpty();
        assertThat(flawsWithLogs())
                .containsExactly("entry 6 was never logged: no function wrote it, or one died over it");
    }

    @Test
    void aChainThatWasWrittenAnewIsNotWhatWasLogged() {
        var fourth = AuditItem.sealed(stored(4).with("why", "for no reason"));
        table.put(fourth);
        table.put(AuditItem.sealed(stored(5).with("previousHash", fourth.string("hash"))));

        assertThat(flaws()).isEmpty();
        assertThat(flawsWithLogs())
                .containsExactly(
                        "entry 4 is not what was logged when it was written",
                        "entry 5 is not what was logged when it was written");
    }

    @Test
    void aSpoiltMarkShows() {
        table.put(table.item(subject.toString(), AuditItem.MARK + "deed-2").with("number", "two"));

        assertThat(flaws()).containsExactly("entry 2 has no mark of its id: no function wrote it");
    }

    @Test
    void theChainStartsBehindTheEntriesFromBeforeIt() {
        var older = Subject.delivery("d-" + UUID.randomUUID());
        table.put(unsealed(older, 1));
        table.put(unsealed(older, 2));
        table.put(table.item(older.toString(), AuditItem.MARK + "old-1").with("number", 1));
        table.put(table.item(older.toString(), AuditItem.MARK + "old-2").with("number", 2));
        audit.append(entry(older, "first of the chain"));

        assertThat(flaws(older)).isEmpty();
        table.put(unsealed(older, 2).with("why", "for no reason"));
        assertThat(flaws(older))
                .containsExactly("entry 3 does not follow the entry before it: one of the two is forged");
    }

    @Test
    void whatIsWrittenAtOnceIsOneChain() throws Exception {
        AtOnce.run(i -> {
            does("at-once-" + i);
            return i;
        });

        assertThat(chain().links()).hasSize(5 + AtOnce.THREADS);
        assertThat(flawsWithLogs()).isEmpty();
    }

    private void does(String id) {
        RequestLog.into(log(), () -> {
            audit.append(entry(subject, id));
            return id;
        });
    }

    private LambdaLogger log() {
        return new LambdaLogger() {
            @Override
            public void log(String line) {
                throw new AssertionError("CloudWatch would wrap it: " + line);
            }

            @Override
            public void log(byte[] line) {
                remember(JsonObject.parse(new String(line, StandardCharsets.UTF_8))
                        .object("auditHead"));
            }
        };
    }

    private void remember(JsonObject head) {
        assertThat(head.string("subject")).isEqualTo(subject.toString());
        synchronized (logged) {
            logged.put(head.longInteger("number"), head.string("hash"));
        }
    }

    private static AuditEntry entry(Subject subject, String id) {
        return new AuditEntry(
                subject, id, NOW, "arn:aws:iam::000000000000:user/ada", "Done", "It was asked for", Map.of("a", "b"));
    }

    private Item stored(long number) {
        return Item.copy(table.find(subject.toString(), AuditItem.key(number)).orElseThrow());
    }

    private Item forgery(long number) {
        var attributes = new HashMap<>(stored(5).attributes());
        attributes.remove("hash");
        attributes.put(DynamoDbTable.ITEM, AttributeValue.fromS(AuditItem.key(number)));
        return Item.of(attributes).with("number", number).with("entryId", "forged");
    }

    private Item unsealed(Subject of, long number) {
        return table.item(of.toString(), AuditItem.key(number))
                .with("number", number)
                .with("entryId", "old-" + number)
                .with("at", NOW)
                .with("by", "ada")
                .with("what", "Done")
                .with("why", "It was asked for")
                .with("details", "{}");
    }

    private AuditChain chain() {
        return chain(subject);
    }

    private AuditChain chain(Subject of) {
        return new AuditRecords(
                        table.client(), table.name(), tables.deliveries().name())
                .chains().stream()
                        .filter(it -> it.subject().equals(of.toString()))
                        .findFirst()
                        .orElseThrow();
    }

    private List<String> flaws() {
        return flaws(subject);
    }

    private List<String> flaws(Subject of) {
        return words(chain(of).flaws(Map.of()));
    }

    private List<String> flawsWithLogs() {
        return words(chain().flaws(logged));
    }

    private static List<String> words(List<AuditFlaw> flaws) {
        var words = new ArrayList<String>();
        flaws.forEach(flaw -> words.add(flaw.toString().replaceFirst("^\\S+: ", "")));
        return words;
    }
}
