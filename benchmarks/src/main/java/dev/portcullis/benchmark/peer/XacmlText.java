package dev.portcullis.benchmark.peer;

import dev.portcullis.benchmark.world.RoleSpec;
import java.util.List;
import java.util.stream.Collectors;

/** Roles as one XACML 3.0 policy set: a policy for each whose target is the role, and denials override. */
final class XacmlText {
    static final String SUBJECT = "urn:oasis:names:tc:xacml:1.0:subject-category:access-subject";
    static final String RESOURCE = "urn:oasis:names:tc:xacml:3.0:attribute-category:resource";
    static final String ENVIRONMENT = "urn:oasis:names:tc:xacml:3.0:attribute-category:environment";

    private static final String STRING = "http://www.w3.org/2001/XMLSchema#string";
    private static final String EQUAL = "urn:oasis:names:tc:xacml:1.0:function:string-equal";
    private static final String STARTS_WITH = "urn:oasis:names:tc:xacml:3.0:function:string-starts-with";
    private static final String ALGORITHM =
            "urn:oasis:names:tc:xacml:3.0:%s-combining-algorithm:ordered-deny-overrides";

    private XacmlText() {}

    static String of(List<RoleSpec> roles) {
        return "<PolicySet xmlns=\"urn:oasis:names:tc:xacml:3.0:core:schema:wd-17\" PolicySetId=\"root\" Version=\"1\""
                + " PolicyCombiningAlgId=\"" + ALGORITHM.formatted("policy") + "\"><Target/>"
                + policy("locks", "<Target/>", rule("locked", "Deny", anyOf(List.of("yes"), ENVIRONMENT, "locked")))
                + roles.stream().map(XacmlText::policy).collect(Collectors.joining())
                + "</PolicySet>";
    }

    private static String policy(RoleSpec role) {
        String rules = rule(
                        role.name() + "-deny-login", "Deny", anyOf(List.of(RoleSpec.DENIED_LOGIN), SUBJECT, "login"))
                + rule(role.name() + "-deny-env", "Deny", anyOf(List.of(RoleSpec.DENIED_ENVIRONMENT), RESOURCE, "env"))
                + rule(
                        role.name() + "-allow",
                        "Permit",
                        anyOf(role.logins(), SUBJECT, "login")
                                + anyOf(List.of(role.team()), RESOURCE, "team")
                                + anyOf(RoleSpec.ENVIRONMENTS, RESOURCE, "env"));
        return policy(role.name(), "<Target>" + anyOf(List.of(role.name()), SUBJECT, "role") + "</Target>", rules);
    }

    private static String policy(String id, String target, String rules) {
        return "<Policy PolicyId=\"" + id + "\" Version=\"1\" RuleCombiningAlgId=\"" + ALGORITHM.formatted("rule")
                + "\">" + target + rules + "</Policy>";
    }

    private static String rule(String id, String effect, String anyOfs) {
        return "<Rule RuleId=\"" + id + "\" Effect=\"" + effect + "\"><Target>" + anyOfs + "</Target></Rule>";
    }

    private static String anyOf(List<String> patterns, String category, String attribute) {
        return patterns.stream()
                .map(pattern -> Wanted.isOpen(pattern)
                        ? match(STARTS_WITH, Wanted.beginning(pattern), category, attribute)
                        : match(EQUAL, pattern, category, attribute))
                .collect(Collectors.joining("", "<AnyOf>", "</AnyOf>"));
    }

    private static String match(String function, String value, String category, String attribute) {
        return "<AllOf><Match MatchId=\"" + function + "\"><AttributeValue DataType=\"" + STRING + "\">" + value
                + "</AttributeValue><AttributeDesignator Category=\"" + category + "\" AttributeId=\"" + attribute
                + "\" DataType=\"" + STRING + "\" MustBePresent=\"false\"/></Match></AllOf>";
    }
}
