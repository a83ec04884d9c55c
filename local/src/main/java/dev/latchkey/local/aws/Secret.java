package dev.latchkey.local.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A secret with all its versions, as it is kept on disk.
///
/// @param created in seconds since 1970
/// @param versions oldest first
record Secret(String name, String arn, String description, long created, List<Version> versions) {

    static final String CURRENT = "AWSCURRENT";
    static final String PREVIOUS = "AWSPREVIOUS";

    Secret {
        versions = List.copyOf(versions);
    }

    /// @param id null for any
    /// @param stage null for any
    Optional<Version> version(String id, String stage) {
        return versions.stream()
                .filter(version -> id == null || version.id().equals(id))
                .filter(version -> stage == null || version.stages().contains(stage))
                .findFirst();
    }

    /// This secret with one more version, which is the current one; the one that was current is the previous
    /// one.
    Secret with(Version fresh) {
        var all = new ArrayList<Version>();
        for (var version : versions) {
            var stages = version.stages().contains(CURRENT) ? List.of(PREVIOUS) : List.<String>of();
            all.add(new Version(version.id(), version.text(), version.created(), stages));
        }
        all.add(fresh);
        return new Secret(name, arn, description, created, all);
    }

    /// One value of a secret.
    ///
    /// @param created in seconds since 1970
    /// @param stages such as `AWSCURRENT`
    record Version(String id, String text, long created, List<String> stages) {
        Version {
            stages = List.copyOf(stages);
        }

        @Override
        public String toString() {
            return "Version[" + id + "]";
        }
    }
}
