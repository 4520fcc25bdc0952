package dev.portcullis.server.authzen;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The names with which a question is allowed.
 *
 * @param names all that can be tried, in order
 * @param question the question with one of them
 * @param entity what a name is told as
 * @param warnings what was not believed or not looked at, one sentence each
 */
record Search(
        List<String> names,
        Function<String, Question> question,
        Function<String, Map<String, Object>> entity,
        List<String> warnings) {
    /** The most questions that one page may cost. */
    static final int MOST_TRIED = 10_000;

    /**
     * A page of them, as JSON.
     *
     * @param allowed whether a question is allowed
     */
    Map<String, Object> page(Paging paging, Predicate<Question> allowed) {
        PageToken from = paging.from();
        int begin = indexAfter(from.after());
        int end = (int) Math.min(names.size(), (long) begin + MOST_TRIED);
        List<Map<String, Object>> results = new ArrayList<>();
        int at = begin;
        while (at < end && results.size() < from.limit()) {
            String name = names.get(at++);
            if (allowed.test(question.apply(name))) {
                results.add(entity.apply(name));
            }
        }
        String last = at == begin ? from.after() : names.get(at - 1);
        String next = at < names.size() ? new PageToken(last, from.limit(), from.digest()).toString() : "";
        return body(paging, results, next);
    }

    private Map<String, Object> body(Paging paging, List<Map<String, Object>> results, String next) {
        Map<String, Object> body = new LinkedHashMap<>();
        if (paging.wanted() == Paging.Wanted.PAGES || !next.isEmpty()) {
            Map<String, Object> page = new LinkedHashMap<>();
            page.put("next_token", next);
            page.put("count", results.size());
            body.put("page", page);
        }
        if (!warnings.isEmpty()) {
            body.put("context", Map.of("warnings", warnings));
        }
        body.put("results", results);
        return body;
    }

    private int indexAfter(String name) {
        int index = Collections.binarySearch(names, name);
        return index < 0 ? -index - 1 : index + 1;
    }
}
