package dev.latchkey.local.iot;

/// What a connection can ask leave for, as IoT policies name it.
enum ThingOperation {
    CONNECT("iot:Connect", "client"),
    PUBLISH("iot:Publish", "topic"),
    RETAIN_PUBLISH("iot:RetainPublish", "topic"),
    SUBSCRIBE("iot:Subscribe", "topicfilter"),
    RECEIVE("iot:Receive", "topic");

    private final String action;
    private final String resourceKind;

    ThingOperation(String action, String resourceKind) {
        this.action = action;
        this.resourceKind = resourceKind;
    }

    String action() {
        return action;
    }

    /// The part of the ARN after account and region, such as `topic/lockers/locker-1/events`.
    String resource(String name) {
        return resourceKind + "/" + name;
    }
}
