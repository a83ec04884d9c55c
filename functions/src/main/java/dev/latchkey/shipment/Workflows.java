package dev.latchkey.shipment;

import java.util.Map;

/// The running workflows.
public interface Workflows {

    /// Starts a delivery's workflow; where it was started before, nothing happens.
    void startDelivery(String deliveryId);

    /// Starts a notice of the live code beside the delivery's workflow; where it was started before, nothing happens.
    ///
    /// @param noticeId unique within the delivery, at most 40 characters: it is a part of an execution's name
    default void startCodeNotice(String deliveryId, String noticeId) {
        startNotice(deliveryId, noticeId, "CODE");
    }

    /// Starts a notice beside the delivery's workflow; where it was started before, nothing happens.
    ///
    /// @param noticeId unique within the delivery, at most 40 characters: it is a part of an execution's name
    /// @param kind the name of a kind of notices
    default void startNotice(String deliveryId, String noticeId, String kind) {
        startNotice(deliveryId, noticeId, kind, "USUAL");
    }

    /// Starts a notice beside the delivery's workflow; where it was started before, nothing happens.
    ///
    /// @param noticeId unique within the delivery, at most 40 characters: it is a part of an execution's name
    /// @param kind the name of a kind of notices
    /// @param preference the name of a preference for channels
    void startNotice(String deliveryId, String noticeId, String kind, String preference);

    /// Starts the workflow of a locker's fault; where it was started before, nothing happens.
    void startFaultHandling(String lockerId, String faultId);

    /// Starts the workflow of a stored request of support or a recipient; where it was started before, nothing happens.
    void startResend(String requestId);

    /// Lets a waiting workflow go on.
    ///
    /// @param output a JSON object of ids and words
    /// @return false where somebody was earlier: it was completed before, or has timed out
    boolean complete(TaskToken token, Map<String, ?> output);
}
