package dev.portcullis.reference;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.portcullis.request.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Strings that may hold one template over the traits of a user, as section 7.3 has them. */
record Templates(Subject.User user) {
    private static final Pattern FORM = Pattern.compile("^([^}{]*)\\{\\{\\s*([^}{]*)\\s*\\}\\}([^}{]*)$");
    private static final Set<String> INTERNAL = Set.of(
            "logins",
            "windows_logins",
            "kubernetes_groups",
            "kubernetes_users",
            "db_names",
            "db_users",
            "db_roles",
            "aws_role_arns",
            "azure_identities",
            "gcp_service_accounts",
            "jwt",
            "github_orgs");

    /** What a string stands for; nothing where its template fails. */
    List<String> expand(String text) {
        if (!text.contains("{{") && !text.contains("}}")) {
            return List.of(text);
        }
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return List.of();
        }
        String prefix = form.group(1).stripLeading();
        String suffix = form.group(3).stripTrailing();
        try {
            List<String> results = new ArrayList<>();
            for (String value : evaluate(TermParser.parse(form.group(2)))) {
                if (!value.isEmpty()) {
                    results.add(prefix + value + suffix);
                }
            }
            return results;
        } catch (EvaluationException skipped) {
            return List.of();
        }
    }

    private List<String> evaluate(Term term) throws EvaluationException {
        if (term instanceof Term.Text text) {
            return List.of(text.value());
        }
        if (term instanceof Term.Entry entry) {
            return trait(entry.path(), entry.key());
        }
        if (term instanceof Term.Name name && name.path().indexOf('.') > 0) {
            int dot = name.path().indexOf('.');
            return trait(name.path().substring(0, dot), name.path().substring(dot + 1));
        }
        if (term instanceof Term.Call call && call.function().equals("email.local")) {
            return locals(call.arguments());
        }
        if (term instanceof Term.Call call && call.function().equals("regexp.replace")) {
            return replaced(call.arguments());
        }
        throw new EvaluationException("no template: " + term);
    }

    private List<String> trait(String namespace, String name) throws EvaluationException {
        boolean known = namespace.equals("external") || (namespace.equals("internal") && INTERNAL.contains(name));
        if (!known || !user.traits().containsKey(name)) {
            throw new EvaluationException("no trait " + namespace + "." + name);
        }
        return user.trait(name);
    }

    private List<String> locals(List<Term> arguments) throws EvaluationException {
        expectCount(1, arguments);
        List<String> results = new ArrayList<>();
        for (String address : evaluate(arguments.get(0))) {
            results.add(Address.local(address));
        }
        return results;
    }

    private List<String> replaced(List<Term> arguments) throws EvaluationException {
        expectCount(3, arguments);
        Pattern pattern = Patterns.regex(constant(arguments.get(1)));
        Replacement replacement = new Replacement(constant(arguments.get(2)));
        return evaluate(arguments.get(0)).stream()
                .map(value -> replacement.replaceAll(pattern, value))
                .flatMap(Optional::stream)
                .toList();
    }

    private static String constant(Term term) throws EvaluationException {
        if (term instanceof Term.Text text) {
            return text.value();
        }
        throw new EvaluationException("not a constant");
    }

    private static void expectCount(int count, List<Term> arguments) throws EvaluationException {
        if (arguments.size() != count) {
            throw new EvaluationException("wrong number of arguments");
        }
    }
}
