package dev.latchkey.local.states.execution;

import dev.latchkey.local.states.definition.Resource;
import dev.latchkey.local.states.history.Details;

/// Records what becomes of a task: AWS has one set of events for functions named by their ARN and one for all
/// else.
interface TaskEvents {

    void scheduled(Object arguments, TaskLimits limits);

    void started();

    /// The task goes on elsewhere; `result` is the answer to its being handed over.
    void submitted(Object result);

    void submitFailed(Failure failure);

    void succeeded(Object result);

    void failed(Failure failure);

    void timedOut(Failure failure);

    static TaskEvents of(Resource resource, Visit visit) {
        return resource instanceof Resource.Function(String arn)
                ? new OfFunction(visit, arn)
                : new OfIntegration(visit, resource);
    }

    record OfFunction(Visit visit, String arn) implements TaskEvents {

        @Override
        public void scheduled(Object arguments, TaskLimits limits) {
            visit.append(
                    "LambdaFunctionScheduled",
                    Details.of()
                            .withData("input", arguments)
                            .with("resource", arn)
                            .with("timeoutInSeconds", limits.timeoutSeconds()));
        }

        @Override
        public void started() {
            visit.append("LambdaFunctionStarted", null);
        }

        @Override
        public void submitted(Object result) {
            throw new IllegalStateException("a function named by its ARN is not submitted");
        }

        @Override
        public void submitFailed(Failure failure) {
            failed(failure);
        }

        @Override
        public void succeeded(Object result) {
            visit.append("LambdaFunctionSucceeded", Details.of().withData("output", result));
        }

        @Override
        public void failed(Failure failure) {
            visit.append("LambdaFunctionFailed", details(failure));
        }

        @Override
        public void timedOut(Failure failure) {
            visit.append("LambdaFunctionTimedOut", details(failure));
        }

        private static Details details(Failure failure) {
            return Details.of().with("cause", failure.cause()).with("error", failure.error());
        }
    }

    record OfIntegration(Visit visit, Resource resource) implements TaskEvents {

        @Override
        public void scheduled(Object arguments, TaskLimits limits) {
            visit.append(
                    "TaskScheduled",
                    details()
                            .with("heartbeatInSeconds", limits.heartbeatSeconds())
                            .with("parameters", Details.json(arguments))
                            .with("region", visit.engine().account().region())
                            .with("timeoutInSeconds", limits.timeoutSeconds()));
        }

        @Override
        public void started() {
            visit.append("TaskStarted", details());
        }

        @Override
        public void submitted(Object result) {
            visit.append("TaskSubmitted", details().withData("output", result));
        }

        @Override
        public void submitFailed(Failure failure) {
            visit.append("TaskSubmitFailed", details(failure));
        }

        @Override
        public void succeeded(Object result) {
            visit.append("TaskSucceeded", details().withData("output", result));
        }

        @Override
        public void failed(Failure failure) {
            visit.append("TaskFailed", details(failure));
        }

        @Override
        public void timedOut(Failure failure) {
            visit.append("TaskTimedOut", details(failure));
        }

        private Details details() {
            return Details.of().with("resource", resource.action()).with("resourceType", resource.service());
        }

        private Details details(Failure failure) {
            return details().with("cause", failure.cause()).with("error", failure.error());
        }
    }
}
