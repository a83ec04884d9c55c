package dev.latchkey.device;

import picocli.CommandLine;

/// Runs [LockerCommand] as a process of its own.
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new LockerCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments));
    }
}
