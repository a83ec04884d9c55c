package dev.latchkey.local.rights;

import dev.latchkey.local.aws.Account;
import dev.latchkey.local.aws.AwsError;
import dev.latchkey.local.aws.AwsRequest;
import dev.latchkey.local.aws.AwsService;
import dev.latchkey.local.aws.Guard;
import dev.latchkey.local.template.Resource;
import dev.latchkey.local.template.Template;
import java.util.Map;
import java.util.stream.Collectors;

/// Holds functions to the policies that the template gives them. A function's access key is its name.
public final class FunctionRights implements Guard {

    private final NeededRights needed;
    private final Map<String, RolePolicy> policies;

    private FunctionRights(NeededRights needed, Map<String, RolePolicy> policies) {
        this.needed = needed;
        this.policies = Map.copyOf(policies);
    }

    public static FunctionRights of(Account account, Template template) {
        return new FunctionRights(
                new NeededRights(account),
                template.resources("AWS::Serverless::Function").stream()
                        .collect(Collectors.toMap(
                                function -> template.name(function.logicalId()), FunctionRights::policy)));
    }

    private static RolePolicy policy(Resource function) {
        return RolePolicy.of(function.properties().get("Policies"));
    }

    @Override
    public void check(String accessKey, AwsService service, AwsRequest request) {
        var policy = policies.get(accessKey);
        if (policy == null) {
            return;
        }
        needed.of(service, request).stream()
                .filter(right -> !policy.allows(right))
                .findFirst()
                .ifPresent(right -> refuse(accessKey, right));
    }

    private static void refuse(String function, Right right) {
        throw new AwsError(
                403,
                "AccessDeniedException",
                function + " is not authorized to perform " + right.action() + " on " + right.resource());
    }
}
