package dev.latchkey.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.latchkey.memory.InMemoryCloud;
import dev.latchkey.memory.Parcel;
import dev.latchkey.notice.ChannelHealth.Count;
import dev.latchkey.notice.NoticePlan.Step;
import dev.latchkey.notice.Receipt.Arrived;
import dev.latchkey.notice.Receipt.Failed;
import dev.latchkey.notice.Tally.What;
import dev.latchkey.recipient.Channel;
import dev.latchkey.shipment.TaskToken;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// How messages are counted, and what the counts do to the plans of others.
class ChannelHealthTest {

    private static final Lane SMS_IN_GERMANY = new Lane(Channel.SMS, "DE");
    private static final Lane PUSH_IN_GERMANY = new Lane(Channel.PUSH, "DE");
    private static final ContactRef SMS = new ContactRef("r-1", 1, 1, Channel.SMS);
    private static final Duration OLD_ENOUGH = Duration.ofMinutes(10);

    private final InMemoryCloud cloud = new InMemoryCloud();
    private final PlanNotice planNotice = cloud.planNotice();
    private final Parcel parcel = Parcel.first().readyAt(cloud);

    @Test
    void aMessageIsCountedWhenItIsSentAndWhenItArrives() {
        assertThat(counted(send("t"))).containsExactly(What.SENT);
        assertThat(counts()).containsExactly(count(1, 0));

        cloud.clock.advance(Duration.ofMinutes(20));
        assertThat(counted(arrives(Evidence.CARRIED))).containsExactly(What.RECEIVED);

        assertThat(counts()).containsExactly(count(1, 1));
    }

    @Test
    void furtherReceiptsOfTheSameMessageCountNothing() {
        send("t");
        arrives(Evidence.CARRIED);

        assertThat(arrives(Evidence.CARRIED)).isEmpty();
        assertThat(arrives(Evidence.DELIVERED)).isEmpty();
        assertThat(counts()).containsExactly(count(1, 1));
    }

    @Test
    void aMessageThatFailsIsSentAndHasNotArrived() {
        send("t");

        cloud.recordReceipt().record(new Failed("SMS-1", Refusal.REJECTED, cloud.clock.instant()));

        assertThat(counts()).containsExactly(count(1, 0));
    }

    @Test
    void aReceiptThatIsFasterThanItsSenderIsCounted() {
        cloud.sms.beforeAnswering(messageId ->
                cloud.recordReceipt().record(new Arrived(messageId, Evidence.CARRIED, cloud.clock.instant())));

        assertThat(send("t")).extracting(Tally::what).containsExactly(What.SENT, What.RECEIVED);

        assertThat(counts()).containsExactly(count(1, 1));
    }

    @Test
    void aProviderThatIsDownCountsOnceHoweverOftenItIsTried() {
        cloud.sms.goDown();
        assertThatExceptionOfType(ChannelUnavailable.class).isThrownBy(() -> send("first"));
        assertThatExceptionOfType(ChannelUnavailable.class).isThrownBy(() -> send("second"));
        assertThat(counts()).containsExactly(count(1, 0));
        cloud.sms.comeBack();

        send("third");
        arrives(Evidence.CARRIED);

        assertThat(counts()).containsExactly(count(1, 1));
    }

    @Test
    void aMessageGoesOutAndSettlesThoughItsCountIsLost() {
        cloud.channelHealth.lose();

        assertThat(send("t")).extracting(Tally::isKept).containsExactly(false);
        assertThat(arrives(Evidence.CARRIED)).extracting(Tally::isKept).containsExactly(false);

        assertThat(cloud.sms.sendings()).hasSize(1);
        assertThat(cloud.workflows.completions()).hasSize(1);
    }

    @Test
    void whatNoProviderWasAskedForIsNotCounted() {
        cloud.sendMessage().send(id(1), NoticeKind.CODE, new ContactRef("r-1", 9, 1, Channel.SMS), new TaskToken("t"));

        assertThat(counts()).isEmpty();
    }

    @Test
    void aChannelThatFailsForEverybodyIsTriedLast() {
        fails(PUSH_IN_GERMANY, 50);

        var plan = plan(nobodysProbe());

        assertThat(channels(plan)).containsExactly(Channel.SMS, Channel.EMAIL, Channel.PUSH);
        assertThat(plan.steps()).extracting(Step::number).containsExactly(1, 2, 3);
        assertThat(plan.degraded()).containsExactly(PUSH_IN_GERMANY);
    }

    @Test
    void anotherCountrysFailureMovesNothing() {
        fails(new Lane(Channel.PUSH, "SE"), 50);

        assertThat(channels(plan(nobodysProbe()))).containsExactly(Channel.PUSH, Channel.SMS, Channel.EMAIL);
    }

    @Test
    void aProbeKeepsItsOrder() {
        fails(PUSH_IN_GERMANY, 50);

        var plan = plan(probe());

        assertThat(channels(plan)).containsExactly(Channel.PUSH, Channel.SMS, Channel.EMAIL);
        assertThat(plan.degraded()).isEmpty();
    }

    @Test
    void whereAllChannelsFailTheOrderStays() {
        List.of(Channel.values()).forEach(channel -> fails(new Lane(channel, "DE"), 50));

        var plan = plan(nobodysProbe());

        assertThat(channels(plan)).containsExactly(Channel.PUSH, Channel.SMS, Channel.EMAIL);
        assertThat(plan.degraded()).isEmpty();
    }

    @Test
    void aChannelThatRecoversTakesItsPlaceAgain() {
        fails(PUSH_IN_GERMANY, 50);
        var other = nobodysProbe();
        assertThat(channels(plan(other))).startsWith(Channel.SMS);

        cloud.clock.advance(Duration.ofMinutes(30));
        works(PUSH_IN_GERMANY, 50);

        assertThat(channels(plan(other))).startsWith(Channel.PUSH);
    }

    @Test
    void aReadingServesForFifteenSeconds() {
        var other = nobodysProbe();
        var sentAt = cloud.clock.instant();
        fails(PUSH_IN_GERMANY, 50);
        assertThat(channels(plan(other))).startsWith(Channel.SMS);
        IntStream.range(0, 50).forEach(i -> cloud.channelHealth.received(PUSH_IN_GERMANY, sentAt));

        cloud.clock.advance(Duration.ofSeconds(14));
        assertThat(channels(plan(other))).startsWith(Channel.SMS);
        cloud.clock.advance(Duration.ofSeconds(1));
        assertThat(channels(plan(other))).startsWith(Channel.PUSH);
    }

    /// Counts messages that are old enough to be judged when this returns.
    private void fails(Lane lane, int sent) {
        count(lane, sent, 0);
        cloud.clock.advance(OLD_ENOUGH);
    }

    private void works(Lane lane, int sent) {
        count(lane, sent, sent);
        cloud.clock.advance(OLD_ENOUGH);
    }

    private void count(Lane lane, int sent, int received) {
        var now = cloud.clock.instant();
        IntStream.range(0, sent).forEach(i -> cloud.channelHealth.sent(lane, now));
        IntStream.range(0, received).forEach(i -> cloud.channelHealth.received(lane, now));
    }

    private Parcel probe() {
        return parcelThat(true);
    }

    private Parcel nobodysProbe() {
        return parcelThat(false);
    }

    private Parcel parcelThat(boolean isProbe) {
        return IntStream.range(0, 1000)
                .mapToObj(i -> new Parcel("JD%06d".formatted(i)))
                .filter(known -> cloud.judgeChannel().isProbe(known.deliveryId()) == isProbe)
                .findFirst()
                .orElseThrow()
                .readyAt(cloud);
    }

    private NoticePlan plan(Parcel planned) {
        return planNotice.plan(planned.deliveryId(), "code", NoticeKind.CODE, 1);
    }

    private static List<Channel> channels(NoticePlan plan) {
        return plan.steps().stream().map(step -> step.contact().channel()).toList();
    }

    private List<Tally> send(String token) {
        return cloud.sendMessage().send(id(1), NoticeKind.CODE, SMS, new TaskToken(token));
    }

    private AttemptId id(int number) {
        return new AttemptId(parcel.deliveryId(), "code", number);
    }

    private List<Tally> arrives(Evidence evidence) {
        return cloud.recordReceipt().record(new Arrived("SMS-1", evidence, cloud.clock.instant()));
    }

    /// What was counted, of text messages in Germany, and not lost.
    private static List<What> counted(List<Tally> tallies) {
        assertThat(tallies).allMatch(tally -> tally.lane().equals(SMS_IN_GERMANY) && tally.isKept());
        return tallies.stream().map(Tally::what).toList();
    }

    private List<Count> counts() {
        return cloud.channelHealth.since(SMS_IN_GERMANY, InMemoryCloud.START);
    }

    private static Count count(long sent, long received) {
        return new Count(InMemoryCloud.START, sent, received);
    }
}
