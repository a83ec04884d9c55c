package dev.latchkey.local.iot;

/// An action that failed, as it stands among the `failures` of AWS IoT's error action message.
///
/// @param failedAction such as `LambdaAction`
/// @param failedResource what the action worked on, such as the function's ARN
/// @param errorMessage why; repeats nothing of the payload
record RuleFailure(String failedAction, String failedResource, String errorMessage) {

    static RuleFailure of(RuleAction action, Message message, String reason) {
        return new RuleFailure(action.name(), action.resource(), reason + " Message arrived on: " + message.topic());
    }
}
