package dev.latchkey.aws;

import dev.latchkey.recipient.Address;
import dev.latchkey.recipient.Channel;
import dev.latchkey.resend.Proposal;
import dev.latchkey.resend.Proposals;
import java.time.Instant;
import java.util.Optional;

/// Proposed addresses in `RecipientsTable`, under `proposal#<requestId>`, which is nobody's identifier: `proposal`.
final class DynamoDbProposals implements Proposals {

    private static final String PROPOSAL = "proposal";

    private final DynamoDbTable table;

    DynamoDbProposals(DynamoDbTable recipientsTable) {
        this.table = recipientsTable;
    }

    @Override
    public void park(String requestId, Proposal proposal, Instant forgetAt) {
        table.put(table.item(key(requestId), PROPOSAL)
                .with("channel", proposal.channel().name())
                .with("address", proposal.address().value())
                .forgetAt(forgetAt));
    }

    @Override
    public Optional<Proposal> find(String requestId) {
        return table.find(key(requestId), PROPOSAL)
                .map(item ->
                        new Proposal(Channel.valueOf(item.string("channel")), new Address(item.string("address"))));
    }

    @Override
    public void remove(String requestId) {
        table.delete(key(requestId), PROPOSAL);
    }

    private static String key(String requestId) {
        return PROPOSAL + "#" + requestId;
    }
}
