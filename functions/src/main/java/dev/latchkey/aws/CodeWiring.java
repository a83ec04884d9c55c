package dev.latchkey.aws;

import dev.latchkey.code.AlignCode;
import dev.latchkey.code.CancelDelivery;
import dev.latchkey.code.ExpireCode;
import dev.latchkey.code.HandParcelOutside;
import dev.latchkey.code.IssueCode;
import dev.latchkey.code.MintPickupToken;
import dev.latchkey.code.PickupLinks;
import dev.latchkey.code.RecordAppliedManifest;
import dev.latchkey.code.RecordPickup;
import dev.latchkey.code.RelocateParcel;
import dev.latchkey.code.RevokeCode;
import dev.latchkey.code.RotateCode;
import dev.latchkey.code.ShowPickup;
import dev.latchkey.code.SyncLocker;

/// Wires pickup codes, from their issue to the pickup, and what moves a parcel that has one.
interface CodeWiring extends LockerWiring, ShipmentWiring {

    default IssueCode issueCode() {
        return new IssueCode(
                ports().deliveries(),
                changeDelivery(),
                ports().lockers(),
                ports().codes(),
                ports().masterKeys(),
                settings().codePolicy(),
                clock());
    }

    default SyncLocker syncLocker() {
        return new SyncLocker(
                ports().deliveries(), ports().lockers(), publishManifest(), ports().waits(), recordAppliedManifest());
    }

    default RecordAppliedManifest recordAppliedManifest() {
        return new RecordAppliedManifest(
                ports().lockers(), wakeWorkflow(), ports().deliveries(), changeDelivery(), clock());
    }

    default AlignCode alignCode() {
        return new AlignCode(ports().deliveries(), ports().codes(), ports().lockers(), publishManifest());
    }

    default RotateCode rotateCode() {
        return new RotateCode(
                changeDelivery(), ports().lockers(), ports().codes(), ports().masterKeys(), publishManifest(), clock());
    }

    default ExpireCode expireCode() {
        return new ExpireCode(changeDelivery(), revokeCode(), pickupWindow(), clock());
    }

    default RevokeCode revokeCode() {
        return new RevokeCode(ports().codes(), ports().lockers(), publishManifest());
    }

    default RecordPickup recordPickup() {
        return new RecordPickup(
                ports().deliveries(),
                changeDelivery(),
                ports().lockers(),
                ports().codes(),
                revokeCode(),
                closeDelivery(),
                awaitPickup(),
                clock());
    }

    default CancelDelivery cancelDelivery() {
        return new CancelDelivery(ports().deliveries(), revokeCode(), closeDelivery(), awaitPickup());
    }

    default RelocateParcel relocateParcel() {
        return new RelocateParcel(
                ports().deliveries(),
                changeDelivery(),
                ports().lockers(),
                ports().codes(),
                rotateCode(),
                publishManifest(),
                ports().workflows(),
                awaitPickup(),
                clock());
    }

    default HandParcelOutside handParcelOutside() {
        return new HandParcelOutside(
                changeDelivery(), ports().lockers(), revokeCode(), ports().workflows(), awaitPickup());
    }

    default PickupLinks pickupLinks() {
        return new PickupLinks(ports().deliveries(), ports().lockers(), ports().masterKeys());
    }

    default ShowPickup showPickup() {
        return new ShowPickup(
                pickupLinks(),
                ports().lockers(),
                ports().recipients(),
                findHold(),
                new MintPickupToken(ports().codes(), ports().lockers(), signingKeys()),
                clock());
    }
}
