package dev.latchkey.aws;

import dev.latchkey.digest.DigestMail;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sesv2.SesV2Client;

/// Mails digests through SES, without the configuration set of recipients' e-mails: nobody waits for their
/// receipts.
final class SesDigestMail implements DigestMail {

    private static final int SERVER_FAULT = 500;

    private final SesV2Client client;
    private final String sender;
    private final String operators;

    SesDigestMail(SesV2Client client, String sender, String operators) {
        this.client = client;
        this.sender = sender;
        this.operators = operators;
    }

    @Override
    public Optional<String> send(String subject, String text) {
        try {
            client.sendEmail(request -> request.fromEmailAddress(sender)
                    .destination(destination -> destination.toAddresses(operators))
                    .content(content -> content.simple(message -> message.subject(title -> title.data(subject))
                            .body(body -> body.text(words -> words.data(text).charset("UTF-8"))))));
            return Optional.empty();
        } catch (SdkException fault) {
            if (AwsFaults.isWithoutEffectForNow(fault) || isRefused(fault)) {
                return Optional.of(AwsFaults.errorCode(fault));
            }
            throw fault;
        }
    }

    private static boolean isRefused(SdkException fault) {
        return fault instanceof AwsServiceException refused && refused.statusCode() < SERVER_FAULT;
    }
}
