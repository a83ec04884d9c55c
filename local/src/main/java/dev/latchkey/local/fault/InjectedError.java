package dev.latchkey.local.fault;

/// An error that a service answers because it was told to.
///
/// @param code AWS's name of it, or [FaultyService#NO_ANSWER]
/// @param status the HTTP status; 0 where there is no answer
public record InjectedError(String code, int status) {

    public boolean isSilence() {
        return code.equals(FaultyService.NO_ANSWER);
    }
}
