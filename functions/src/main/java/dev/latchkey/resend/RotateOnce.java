package dev.latchkey.resend;

import dev.latchkey.code.RotateCode;
import dev.latchkey.notice.NoticeKind;
import dev.latchkey.shipment.Deliveries;
import dev.latchkey.shipment.Delivery;
import dev.latchkey.shipment.Delivery.IssuedCode;
import dev.latchkey.shipment.NoSuchDelivery;
import java.util.HashMap;
import java.util.Map;

/// Gives a parcel other digits once for a request, however often it is run: a second time would take from the recipient
/// the code that the first has sent.
final class RotateOnce {

    private static final String REPLACED = "codeVersion";

    private final RotateCode rotateCode;
    private final Deliveries deliveries;
    private final SendAgain sendAgain;
    private final WriteDown writeDown;

    RotateOnce(RotateCode rotateCode, Deliveries deliveries, SendAgain sendAgain, WriteDown writeDown) {
        this.rotateCode = rotateCode;
        this.deliveries = deliveries;
        this.sendAgain = sendAgain;
        this.writeDown = writeDown;
    }

    Acted rotate(Act act, Delivery delivery, Agreed agreed) {
        return delivery.liveCode()
                .flatMap(live -> rotateCode.rotate(act.deliveryId(), replaced(act, live, agreed)))
                .map(code -> told(act, code.version()))
                .orElseGet(() -> Acted.notPossible(Hindrance.NoLiveCode));
    }

    /// The version that the first try found, and wrote down before it did anything.
    private int replaced(Act act, IssuedCode live, Agreed agreed) {
        Map<String, String> details = new HashMap<>(agreed.details());
        details.put(REPLACED, String.valueOf(live.version()));
        var entry =
                writeDown.first(act, agreed.second().arn(), agreed.approval().reason(), details);
        return Integer.parseInt(entry.details().get(REPLACED));
    }

    private Acted told(Act act, int version) {
        var now = deliveries.find(act.deliveryId()).orElseThrow(() -> new NoSuchDelivery(act.deliveryId()));
        var sent = sendAgain.send(act, now, "code-v" + version, NoticeKind.CODE);
        if (sent.isHinderedBy(Hindrance.NoLiveCode)) {
            return sent;
        }
        var rotated = sent.isSent()
                ? sent.as(Deed.CodeRotated)
                : Acted.done(Deed.CodeRotated).though(sent);
        return rotated.with(REPLACED, version);
    }
}
