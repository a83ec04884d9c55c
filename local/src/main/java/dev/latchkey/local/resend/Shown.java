package dev.latchkey.local.resend;

import java.io.PrintWriter;

/// What an agent sees while an execution goes on: its name, the states, and what to give to the second person.
///
/// @param region that requests are signed for
/// @param api where approvals are decided on, such as `http://127.0.0.1:8080`
record Shown(PrintWriter out, String region, String api) implements Listener {

    @Override
    public void started(String execution) {
        line("execution " + execution + ", request console-" + execution);
    }

    @Override
    public void entered(String state) {
        line("  " + state);
    }

    /// Nobody knows who has started it, so the agent can be one of the two.
    @Override
    public void asks(String approvalId) {
        line("    approvalId " + approvalId);
        line("    Two people decide on it, each with credentials of their own; the first of them can be you:");
        line("    curl --user KEY:SECRET --aws-sigv4 aws:amz:" + region + ":execute-api " + api + "/approvals/"
                + approvalId
                + " -H 'content-type: application/json'"
                + " -d '{\"decision\":\"approve\",\"reason\":\"…\"}'");
    }

    private void line(String text) {
        out.println(text);
        out.flush();
    }
}
