package dev.portcullis.reference;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Types of label expressions, which are checked before anything is evaluated. */
enum LabelType {
    STRING,
    LIST,
    TRUTH;

    /**
     * What a function takes and gives.
     *
     * @param parameters a string is taken for a list as well
     * @param result what it gives
     */
    record Signature(List<LabelType> parameters, LabelType result) {}

    private static final Map<String, Signature> FUNCTIONS = Map.of(
            "contains", new Signature(List.of(LIST, STRING), TRUTH),
            "contains_any", new Signature(List.of(LIST, LIST), TRUTH),
            "contains_all", new Signature(List.of(LIST, LIST), TRUTH),
            "regexp.match", new Signature(List.of(LIST, STRING), TRUTH),
            "regexp.replace", new Signature(List.of(LIST, STRING, STRING), LIST),
            "email.local", new Signature(List.of(LIST), LIST),
            "strings.upper", new Signature(List.of(LIST), LIST),
            "strings.lower", new Signature(List.of(LIST), LIST),
            "labels_matching", new Signature(List.of(STRING), LIST));

    /** The type of a term, all of which must fit together. */
    static LabelType of(Term term) throws EvaluationException {
        if (term instanceof Term.Text) {
            return STRING;
        }
        if (term instanceof Term.Name name) {
            return ofName(name.path());
        }
        if (term instanceof Term.Entry entry) {
            return ofMap(entry.path());
        }
        if (term instanceof Term.Call call) {
            return ofCall(call);
        }
        if (term instanceof Term.Not not) {
            return truth(not.operand());
        }
        if (term instanceof Term.And and) {
            truth(and.left());
            return truth(and.right());
        }
        if (term instanceof Term.Or or) {
            truth(or.left());
            return truth(or.right());
        }
        if (term instanceof Term.Equal equal) {
            expect(STRING, equal.left());
            expect(STRING, equal.right());
            return TRUTH;
        }
        throw new AssertionError("no case for " + term);
    }

    /** Fails unless a term is a condition. */
    static LabelType truth(Term term) throws EvaluationException {
        expect(TRUTH, term);
        return TRUTH;
    }

    private static LabelType ofName(String path) throws EvaluationException {
        int dot = path.lastIndexOf('.');
        return ofMap(dot < 0 ? "" : path.substring(0, dot));
    }

    private static LabelType ofMap(String path) throws EvaluationException {
        if (path.equals("labels")) {
            return STRING;
        }
        if (path.equals("user.spec.traits")) {
            return LIST;
        }
        throw new EvaluationException("unknown name");
    }

    private static LabelType ofCall(Term.Call call) throws EvaluationException {
        Signature signature = Optional.ofNullable(FUNCTIONS.get(call.function()))
                .orElseThrow(() -> new EvaluationException("unknown function"));
        if (signature.parameters.size() != call.arguments().size()) {
            throw new EvaluationException("wrong number of arguments");
        }
        for (int i = 0; i < signature.parameters.size(); i++) {
            expect(signature.parameters.get(i), call.arguments().get(i));
        }
        return signature.result;
    }

    private static void expect(LabelType wanted, Term term) throws EvaluationException {
        LabelType type = of(term);
        if (type != wanted && !(wanted == LIST && type == STRING)) {
            throw new EvaluationException("wrong type");
        }
    }
}
