package dev.latchkey.aws;

import dev.latchkey.locker.LockerLink;
import dev.latchkey.locker.Lockers;
import dev.latchkey.locker.ProvisionLocker;
import dev.latchkey.locker.PublishManifest;
import dev.latchkey.locker.RecordReport;
import dev.latchkey.locker.SendCommand;
import dev.latchkey.locker.SigningKeys;
import dev.latchkey.locker.ValidateCode;
import dev.latchkey.locker.WatchPanel;
import java.time.Duration;

/// Wires what a locker is told and what it reports.
interface LockerWiring extends Wiring {

    default ProvisionLocker provisionLocker() {
        return new ProvisionLocker(ports().lockers(), ports().masterKeys(), signingKeys());
    }

    default RecordReport recordReport() {
        return new RecordReport(ports().lockers(), clock());
    }

    default ValidateCode validateCode() {
        return new ValidateCode(ports().lockers(), ports().lockerLink(), clock());
    }

    default WatchPanel watchPanel() {
        return new WatchPanel(ports().wrongCodes(), settings().guessingPolicy(), clock());
    }

    default SendCommand sendCommand() {
        return new SendCommand(ports().commands(), ports().lockerLink(), clock());
    }

    default PublishManifest publishManifest() {
        return new PublishManifest(ports().lockers(), signingKeys(), ports().lockerLink(), clock());
    }

    default SigningKeys signingKeys() {
        return new SigningKeys(ports().lockers(), ports().masterKeys(), longestWindow(), clock());
    }

    /// The longest that a code can live, whatever extends its window.
    private Duration longestWindow() {
        var window = settings().windowPolicy();
        return settings().codePolicy().pickupWindow().plus(window.extension()).plus(window.outageLimit());
    }

    default Lockers lockers() {
        return ports().lockers();
    }

    default LockerLink lockerLink() {
        return ports().lockerLink();
    }
}
