package dev.portcullis.server.authzen;

import dev.portcullis.server.web.Refusal;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Which part of the results of a search is asked for.
 *
 * @param wanted whether the caller speaks of pages at all
 * @param from where to begin, and how many
 */
record Paging(Wanted wanted, PageToken from) {
    private static final int MOST = 1_000;
    private static final int USUAL = 100;

    /** Whether the caller speaks of pages. */
    enum Wanted {
        PAGES,
        NOTHING
    }

    /**
     * What a search asks for.
     *
     * @param digest what is searched for
     * @throws Refusal with status 400 if it goes on with another search, or is not understood
     */
    static Paging of(Members body, String digest) {
        Optional<Members> page = body.object("page");
        if (page.isEmpty()) {
            return new Paging(Wanted.NOTHING, new PageToken("", USUAL, digest));
        }
        Optional<Integer> limit = page.get().value("limit").map(value -> limit(page.get(), value));
        String token = page.get().word("token");
        return new Paging(
                Wanted.PAGES,
                token.isEmpty()
                        ? new PageToken("", limit.orElse(USUAL), digest)
                        : same(PageToken.of(token), limit, digest));
    }

    private static PageToken same(PageToken token, Optional<Integer> limit, String digest) {
        if (!token.digest().equals(digest)
                || limit.filter(other -> other != token.limit()).isPresent()) {
            throw Refusal.malformed("`page.token` belongs to another search");
        }
        return token;
    }

    /** A number of results; more than there can be in a page is as good as that many. */
    static int limit(Members page, JsonNode value) {
        if (!value.isIntegralNumber() || value.decimalValue().signum() < 0) {
            throw page.wrong("limit", "no whole number from 0 on");
        }
        return value.canConvertToInt() ? Math.min(value.intValue(), MOST) : MOST;
    }
}
