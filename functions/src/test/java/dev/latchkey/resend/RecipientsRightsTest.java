package dev.latchkey.resend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.latchkey.diagnosis.Remedy;
import dev.latchkey.json.JsonObject;
import dev.latchkey.locker.LockerFault;
import dev.latchkey.memory.InMemoryCloud;
import dev.latchkey.memory.Parcel;
import dev.latchkey.resend.Act.What;
import dev.latchkey.support.Audit.Numbered;
import dev.latchkey.support.Case;
import dev.latchkey.support.Subject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/// What the link of a notice can bring about, which whoever holds it can pass on.
class RecipientsRightsTest {

    private static final String LOCKER = InMemoryCloud.LOCKER_ID;

    private final InMemoryCloud cloud = new InMemoryCloud();
    private final Parcel parcel = Parcel.first().readyAt(cloud);
    private final String deliveryId = parcel.deliveryId();

    @ParameterizedTest
    @EnumSource(
            value = Remedy.class,
            names = {"CallTechnician", "TraceParcel", "OpenCase"})
    void whatNeedsPeopleIsACaseAndSendsNobodyAnywhere(Remedy remedy) {
        fault("doorDidNotOpen", 7);

        var acted = recipients(remedy);

        assertThat(acted.did()).contains(Deed.CaseOpened);
        assertThat(acted.cases()).containsExactly("HelpAsked");
        assertThat(cases()).extracting(Case::reason, Case::error).containsExactly(tuple("HelpAsked", "NoReceipt"));
        assertThat(cloud.technicians.orders()).isEmpty();
        assertThat(deeds()).containsExactly("OpenCase");
    }

    @Test
    void whateverTheCauseItIsOneCase() {
        recipients(Remedy.TraceParcel);
        recipients(Remedy.CallTechnician);
        recipients(Remedy.OpenCase);

        assertThat(cases()).hasSize(1);
        assertThat(cloud.faults.open(LOCKER)).isEmpty();
    }

    @Test
    void aTechnicianWhoIsCalledAlreadyIsToldOfAndNotCalledAgain() {
        fault("doorDidNotOpen", 7);
        cloud.actOnCause().act(act("agents", Remedy.CallTechnician));

        assertThat(recipients(Remedy.CallTechnician).did()).contains(Deed.TechnicianCalled);

        assertThat(cloud.technicians.orders()).hasSize(1);
        assertThat(cases()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Remedy.class,
            mode = Mode.EXCLUDE,
            names = {"CallTechnician", "TraceParcel", "OpenCase"})
    void whatTheSystemDoesByItselfIsDoneAsForAnybody(Remedy remedy) {
        fault("keypadDead", 0);

        recipients(remedy);

        assertThat(deeds()).containsExactly(remedy.name());
        assertThat(cases()).noneMatch(opened -> opened.reason().equals("HelpAsked"));
    }

    @Test
    void theCodeGoesOutAgain() {
        assertThat(recipients(Remedy.ResendCode).did()).contains(Deed.CodeResent);
        assertThat(recipients(Remedy.SyncLocker).did()).contains(Deed.LockerSynced);
    }

    private Acted recipients(Remedy remedy) {
        var wish = new WishReader().read(JsonObject.of(Map.of("trackingNumber", parcel.trackingNumber())));
        var requestId = cloud.startResend().start(Origin.RECIPIENT, Optional.empty(), wish);
        return cloud.actOnCause().act(act(requestId, remedy));
    }

    private Act act(String requestId, Remedy remedy) {
        return new Act(
                deliveryId, requestId, new What.ForCause(remedy), Optional.empty(), "NoReceipt", Optional.empty());
    }

    private void fault(String code, int compartment) {
        cloud.faults.raise(LockerFault.begun(LOCKER, code, "major", compartment, cloud.clock.instant(), Map.of()));
    }

    private List<Case> cases() {
        return cloud.cases.of(deliveryId);
    }

    private List<String> deeds() {
        return cloud.audit.of(Subject.delivery(deliveryId)).stream()
                .map(Numbered::entry)
                .map(entry -> entry.details().get("deed"))
                .toList();
    }
}
