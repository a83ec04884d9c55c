package dev.latchkey.aws;

import dev.latchkey.shipment.AwaitDeposit;
import dev.latchkey.shipment.AwaitPickup;
import dev.latchkey.shipment.AwaitRelease;
import dev.latchkey.shipment.Carriers;
import dev.latchkey.shipment.ChangeDelivery;
import dev.latchkey.shipment.CloseDelivery;
import dev.latchkey.shipment.ExtendPickup;
import dev.latchkey.shipment.ExtensionLink;
import dev.latchkey.shipment.FindHold;
import dev.latchkey.shipment.HandOverParcel;
import dev.latchkey.shipment.HelpLink;
import dev.latchkey.shipment.InterruptWindow;
import dev.latchkey.shipment.PickupWindow;
import dev.latchkey.shipment.ReadDelivery;
import dev.latchkey.shipment.RecordCarrierEvent;
import dev.latchkey.shipment.RecordDeposit;
import dev.latchkey.shipment.RecordOpening;
import dev.latchkey.shipment.RecordPresence;
import dev.latchkey.shipment.RedirectShipment;
import dev.latchkey.shipment.RegisterShipment;
import dev.latchkey.shipment.VouchDeposit;
import dev.latchkey.shipment.WakeWorkflow;
import dev.latchkey.shipment.Watch;

/// Wires a parcel's way: what carriers and lockers say of it, its deposit, its window, its end.
interface ShipmentWiring extends Wiring {

    default RecordCarrierEvent recordCarrierEvent() {
        var register = new RegisterShipment(
                ports().carriers(),
                ports().lockers(),
                ports().recipients(),
                ports().deliveries(),
                changeDelivery(),
                recordDeposit(),
                ports().workflows(),
                clock());
        var redirect = new RedirectShipment(
                ports().lockers(),
                ports().recipients(),
                ports().deliveries(),
                changeDelivery(),
                recordDeposit(),
                clock());
        return new RecordCarrierEvent(register, redirect, changeDelivery(), awaitDeposit(), clock());
    }

    default VouchDeposit vouchDeposit() {
        return new VouchDeposit(ports().deliveries(), ports().lockers(), changeDelivery(), awaitDeposit(), clock());
    }

    default RecordDeposit recordDeposit() {
        return new RecordDeposit(ports().lockers(), ports().deliveries(), changeDelivery(), awaitDeposit(), clock());
    }

    default RecordOpening recordOpening() {
        return new RecordOpening(ports().deliveries(), changeDelivery(), clock());
    }

    default AwaitDeposit awaitDeposit() {
        return new AwaitDeposit(
                ports().deliveries(),
                ports().waits(),
                wakeWorkflow(),
                new Watch(settings().watchPolicy()),
                clock());
    }

    default FindHold findHold() {
        return new FindHold(ports().recipients(), settings().contactHold(), clock());
    }

    default AwaitRelease awaitRelease() {
        return new AwaitRelease(ports().deliveries(), findHold(), ports().waits(), wakeWorkflow(), ports().workflows());
    }

    default AwaitPickup awaitPickup() {
        return new AwaitPickup(ports().deliveries(), ports().waits(), wakeWorkflow(), pickupWindow());
    }

    default PickupWindow pickupWindow() {
        return new PickupWindow(ports().lockers(), settings().windowPolicy(), clock());
    }

    default ExtendPickup extendPickup() {
        return new ExtendPickup(
                ports().deliveries(),
                changeDelivery(),
                awaitPickup(),
                settings().windowPolicy(),
                clock());
    }

    default InterruptWindow interruptWindow() {
        return new InterruptWindow(changeDelivery(), awaitPickup(), settings().windowPolicy(), clock());
    }

    default RecordPresence recordPresence() {
        return new RecordPresence(ports().lockers(), interruptWindow(), awaitPickup(), clock());
    }

    default HandOverParcel handOverParcel() {
        return new HandOverParcel(
                ports().deliveries(), changeDelivery(), ports().lockers(), ports().returns(), clock());
    }

    default CloseDelivery closeDelivery() {
        return new CloseDelivery(changeDelivery(), ports().lockers(), clock());
    }

    default ReadDelivery readDelivery() {
        return new ReadDelivery(ports().deliveries(), findHold());
    }

    default ExtensionLink extensionLink() {
        return new ExtensionLink(ports().deliveries(), ports().masterKeys(), clock());
    }

    default HelpLink helpLink() {
        return new HelpLink(
                ports().deliveries(),
                ports().lockers(),
                ports().masterKeys(),
                settings().helpLinkValidity(),
                clock());
    }

    default ChangeDelivery changeDelivery() {
        return new ChangeDelivery(ports().deliveries());
    }

    default WakeWorkflow wakeWorkflow() {
        return new WakeWorkflow(ports().waits(), ports().workflows());
    }

    default Carriers carriers() {
        return ports().carriers();
    }

    /// Where recipients reach this system, without a slash at its end.
    default String publicUrl() {
        return settings().publicUrl();
    }
}
