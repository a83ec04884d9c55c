package dev.latchkey.local.template;

import java.util.List;

/// What the template's functions and state machines amount to, and what sets functions off.
record Serverless(
        List<LambdaFunction> functions,
        List<StateMachine> stateMachines,
        List<Route> routes,
        List<TopicSubscription> topicSubscriptions,
        List<LogSubscription> logSubscriptions,
        List<Schedule> schedules) {

    Serverless {
        functions = List.copyOf(functions);
        stateMachines = List.copyOf(stateMachines);
        routes = List.copyOf(routes);
        topicSubscriptions = List.copyOf(topicSubscriptions);
        logSubscriptions = List.copyOf(logSubscriptions);
        schedules = List.copyOf(schedules);
    }
}
