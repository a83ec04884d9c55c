package dev.latchkey.aws;

import dev.latchkey.incident.Incident;
import dev.latchkey.incident.IncidentDocument;
import dev.latchkey.incident.Operators;
import dev.latchkey.json.JsonFields;
import dev.latchkey.json.JsonText;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sns.SnsClient;

/// Publishes what concerns many to `OperatorsTopic`, as `events/incidents` shows it; an e-mail's subject
/// says what it is about.
final class SnsOperators implements Operators {

    /// SNS takes no longer subject.
    private static final int LONGEST_SUBJECT = 100;

    private final SnsClient client;
    private final String topicArn;

    SnsOperators(SnsClient client, String topicArn) {
        this.client = client;
        this.topicArn = topicArn;
    }

    @Override
    public boolean tell(Word word) {
        try {
            client.publish(request -> request.topicArn(topicArn)
                    .subject(subject(word))
                    .message(JsonText.text(fields(word).map())));
            return true;
        } catch (SdkException fault) {
            if (AwsFaults.isTransient(fault)) {
                return false;
            }
            throw fault;
        }
    }

    static String subject(Word word) {
        var subject = "Latchkey: " + headline(word);
        return subject.substring(0, Math.min(LONGEST_SUBJECT, subject.length()));
    }

    static JsonFields fields(Word word) {
        return JsonFields.of("type", type(word))
                .and("summary", headline(word) + details(word.incident()))
                .and("incident", IncidentDocument.of(word.incident()).map());
    }

    private static String type(Word word) {
        return switch (word) {
            case Word.Opened ignored -> "SurgeOpened";
            case Word.Renamed ignored -> "SurgeRenamed";
            case Word.Closed ignored -> "SurgeClosed";
        };
    }

    private static String headline(Word word) {
        var name = IncidentDocument.name(word.incident().trait());
        return switch (word) {
            case Word.Opened ignored -> "many without a code, " + name;
            case Word.Renamed renamed ->
                "many without a code, " + name + " (not " + IncidentDocument.name(renamed.before()) + ")";
            case Word.Closed ignored -> "as few without a code as usual, " + name;
        };
    }

    private static String details(Incident incident) {
        var shared = incident.shared().stream()
                .map(share -> ", " + share.percent() + " % " + IncidentDocument.name(share.trait()))
                .collect(Collectors.joining());
        return ": " + incident.deliveries() + " deliveries" + shared;
    }
}
