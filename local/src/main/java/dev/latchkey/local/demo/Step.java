package dev.latchkey.local.demo;

import java.util.Optional;

/// What one file of a demo directory makes somebody do.
sealed interface Step {

    /// The file's name, such as `02-acme-in-transit.json`.
    String file();

    /// A carrier or shop posts a webhook.
    ///
    /// @param carrier as in the path `/carriers/{carrier}/events`
    /// @param body what it posts
    record Webhook(String file, String carrier, String body) implements Step {

        @Override
        public String toString() {
            return "Webhook[" + file + "]"; // the body names a recipient
        }
    }

    /// A courier puts the parcel into the locker.
    ///
    /// @param compartment the one wanted, or any
    record Deposit(String file, String trackingNumber, Optional<Integer> compartment) implements Step {}

    /// The recipient's phone or a whole channel behaves otherwise from now on: the body of `POST
    /// /_local/receipts`.
    record PhoneRule(String file, String body) implements Step {

        @Override
        public String toString() {
            return "PhoneRule[" + file + "]"; // the body may hold an address
        }
    }
}
